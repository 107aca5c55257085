package gradus.catalog;

import static gradus.catalog.CatalogProblem.COURSE_NOT_FOUND;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import gradus.common.Problem;

/** Every course of the curriculum, read once when the application starts; a mistake in one keeps it from starting. */
@ApplicationScoped
public class Courses {

    private final Map<String, Course> courses = new LinkedHashMap<>();
    private final List<Stage> stages;

    @Inject
    Courses(CatalogConfig config) {
        this(config.roots());
    }

    /**
     * @param roots folders with a {@code courses} folder inside
     * @throws gradus.common.BadContent naming file and field of the first mistake
     */
    public Courses(List<Path> roots) {
        var read = CourseReader.read(roots);
        stages = ProgramReader.read(roots, read.stream().collect(Collectors.toMap(Course::id, Function.identity())));
        stages.forEach(stage -> stage.courses().forEach(course -> courses.put(course.id(), course)));
        read.forEach(course -> courses.putIfAbsent(course.id(), course));
    }

    /** In the order of the program; those that it does not name come last. */
    public List<Course> all() {
        return List.copyOf(courses.values());
    }

    /** The parts of the program, in order. */
    public List<Stage> stages() {
        return stages;
    }

    /** The part of the program that names the course. */
    public Optional<Stage> stageOf(Course course) {
        return stages.stream().filter(stage -> stage.courses().contains(course)).findFirst();
    }

    /** @throws Problem 404 if there is no such course */
    public Course require(String id) {
        return find(id).orElseThrow(() -> new Problem(COURSE_NOT_FOUND, "No course " + id));
    }

    public Optional<Course> find(String id) {
        return Optional.ofNullable(courses.get(id));
    }
}
