package gradus.sandbox.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import gradus.sandbox.wire.GraderJob;

/** A lab of the curriculum that ships, as the application puts it into jobs. */
record CurriculumLab(Path folder, JsonNode yaml) {

    private static final Path COURSES = Path.of("..", "curriculum", "courses");
    private static final YAMLMapper MAPPER = new YAMLMapper();

    static CurriculumLab of(String course, String lab) {
        return of(COURSES.resolve(course).resolve("labs").resolve(lab));
    }

    private static CurriculumLab of(Path folder) {
        return new CurriculumLab(folder, read(folder.resolve("lab.yaml")));
    }

    String id() {
        return folder.getFileName().toString();
    }

    /** What a learner runs who has written this answer: {@code starter}, {@code solution} or {@code wrong/…}. */
    Map<String, String> learner(String answer) {
        var files = new TreeMap<>(sources("starter"));
        if (answer.startsWith("wrong/")) {
            files.putAll(sources("solution")); // a wrong answer has only the files that differ
        }
        files.putAll(sources(answer));
        return files;
    }

    Map<String, String> sources(String name) {
        var source = folder.resolve(name);
        try (var files = Files.list(source)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.toMap(file -> file.getFileName().toString(), CurriculumLab::text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String visible() {
        return yaml.required("visible").asText();
    }

    List<GraderJob.Check> checks() {
        return StreamSupport.stream(yaml.required("checks").spliterator(), false)
                .map(check -> new GraderJob.Check(check.required("id").asText(), check.required("points").asInt(),
                        Duration.parse("PT" + check.required("deadline").asText()).toMillis(), null))
                .toList();
    }

    /** Check → points of a perfect answer. */
    Map<String, Integer> full() {
        var points = new LinkedHashMap<String, Integer>();
        checks().forEach(check -> points.put(check.id(), check.points()));
        return points;
    }

    @Override
    public String toString() {
        return id();
    }

    private static JsonNode read(Path file) {
        try {
            return MAPPER.readTree(text(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
