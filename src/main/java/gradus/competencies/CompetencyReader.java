package gradus.competencies;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import gradus.catalog.Course;
import gradus.catalog.Part.Kind;
import gradus.common.BadContent;
import gradus.common.Yaml;

/** Reads each root's {@code competencies.yaml}, and proves that what it names exists and that nothing requires itself. */
final class CompetencyReader {

    private final Map<String, Competency> all = new LinkedHashMap<>();
    private final Map<String, Yaml> entries = new LinkedHashMap<>();
    private final Set<String> sound = new HashSet<>();
    private final List<Course> courses;

    private CompetencyReader(List<Course> courses) {
        this.courses = courses;
    }

    /** @throws BadContent naming the first file and field that is wrong */
    static Map<String, Competency> read(List<Path> roots, List<Course> courses) {
        var reader = new CompetencyReader(courses);
        roots.stream().map(root -> root.resolve("competencies.yaml")).filter(Files::exists).forEach(reader::file);
        reader.all.values().forEach(competency -> reader.standsOnOthers(competency, new HashSet<>()));
        return reader.all;
    }

    private void file(Path file) {
        var yaml = Yaml.read(file);
        yaml.all().forEach((id, entry) -> {
            if (!Yaml.ID.matcher(id).matches()) {
                throw yaml.error(id, "must be of small letters, digits and single hyphens, at most 64");
            }
            if (all.putIfAbsent(id, competency(id, entry)) != null) {
                throw yaml.error(id, "is defined in another file too");
            }
            entries.put(id, entry);
        });
    }

    private Competency competency(String id, Yaml entry) {
        var name = entry.id("course");
        var course = courses.stream().filter(candidate -> candidate.id().equals(name)).findAny()
                .orElseThrow(() -> entry.error("course", "names \"%s\", but there is no such course".formatted(name)));
        var competency = new Competency(id, name, entry.text("title"), entry.text("description"),
                entry.strings("requires"), entry.strings("taught"), entry.strings("proven"));
        entry.end();
        for (var lesson : competency.taught()) {
            if (course.part(Kind.LESSON, lesson).isEmpty()) {
                throw entry.error("taught", "names \"%s\", which is no lesson of %s".formatted(lesson, name));
            }
        }
        for (var lab : competency.proven()) {
            if (courses.stream().allMatch(any -> any.part(Kind.LAB, lab).isEmpty())) {
                throw entry.error("proven", "names \"%s\", but there is no such lab".formatted(lab));
            }
        }
        return competency;
    }

    private void standsOnOthers(Competency competency, Set<String> above) {
        if (sound.contains(competency.id())) {
            return;
        }
        if (!above.add(competency.id())) {
            throw entries.get(competency.id()).error("requires", "leads back to itself");
        }
        for (var required : competency.requires()) {
            if (!all.containsKey(required)) {
                throw entries.get(competency.id()).error("requires",
                        "names \"%s\", but there is no such competency".formatted(required));
            }
            standsOnOthers(all.get(required), above);
        }
        above.remove(competency.id());
        sound.add(competency.id());
    }
}
