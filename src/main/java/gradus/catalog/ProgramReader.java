package gradus.catalog;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import gradus.common.BadContent;
import gradus.common.Yaml;

/** Reads the stages of each root's {@code program.yaml}, where there is one: the order that courses are taken in. */
final class ProgramReader {

    private final Map<String, Course> courses;
    private final Set<String> placed = new HashSet<>();
    private final Set<String> ids = new HashSet<>();

    private ProgramReader(Map<String, Course> courses) {
        this.courses = courses;
    }

    /**
     * @param courses all there are, by id
     * @throws BadContent naming the first file and field that is wrong
     */
    static List<Stage> read(List<Path> roots, Map<String, Course> courses) {
        var reader = new ProgramReader(courses);
        var stages = new ArrayList<Stage>();
        for (var root : roots) {
            var file = root.resolve("program.yaml");
            if (Files.exists(file)) {
                stages.addAll(reader.program(Yaml.read(file)));
            }
        }
        return List.copyOf(stages);
    }

    private List<Stage> program(Yaml yaml) {
        yaml.uuid("uuid");
        yaml.text("title");
        yaml.text("summary");
        var stages = yaml.mappings("parts").stream().map(this::stage).toList();
        if (stages.isEmpty()) {
            throw yaml.error("parts", "is missing or empty");
        }
        yaml.end();
        return stages;
    }

    private Stage stage(Yaml yaml) {
        var id = yaml.id("id");
        if (!ids.add(id)) {
            throw yaml.error("id", "\"%s\" is taken by another part".formatted(id));
        }
        var stage = new Stage(id, yaml.text("title"), yaml.text("summary"),
                yaml.strings("courses").stream().map(course -> course(yaml, course)).toList());
        yaml.end();
        return stage;
    }

    private Course course(Yaml yaml, String id) {
        var course = courses.get(id);
        if (course == null) {
            throw yaml.error("courses", "names \"%s\", but there is no such course".formatted(id));
        }
        if (!placed.add(id)) {
            throw yaml.error("courses", "names \"%s\" a second time".formatted(id));
        }
        return course;
    }
}
