package gradus.competencies;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import gradus.catalog.Course;
import gradus.catalog.Courses;

/** What the courses teach and which labs prove it, read when the application starts; a mistake keeps it from starting. */
@ApplicationScoped
public class Competencies {

    private final Map<String, Competency> competencies;
    private final Courses courses;

    @Inject
    Competencies(CompetenciesConfig config, Courses courses) {
        this(config.roots(), courses);
    }

    /**
     * @param roots folders that may hold {@code competencies.yaml}
     * @throws gradus.common.BadContent naming file and field of the first mistake
     */
    public Competencies(List<Path> roots, Courses courses) {
        this.courses = courses;
        competencies = CompetencyReader.read(roots, courses.all());
    }

    /** In the order of the file. */
    public List<Competency> all() {
        return List.copyOf(competencies.values());
    }

    public List<Competency> ofCourse(String course) {
        return competencies.values().stream().filter(competency -> competency.course().equals(course)).toList();
    }

    /** The other courses that teach what this one builds on, in the order of the program. */
    public List<Course> before(String course) {
        var needed = ofCourse(course).stream().flatMap(competency -> competency.requires().stream())
                .map(id -> competencies.get(id).course()).filter(other -> !other.equals(course))
                .collect(Collectors.toSet());
        return courses.all().stream().filter(other -> needed.contains(other.id())).toList();
    }
}
