package gradus.home;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import gradus.catalog.Course;
import gradus.catalog.Courses;
import gradus.catalog.Part.Kind;
import gradus.identity.Viewer;
import gradus.labs.definition.LabVersion;
import gradus.labs.definition.Labs;
import gradus.labs.grading.Results;
import gradus.labs.runs.Run;
import gradus.labs.runs.Runs;
import gradus.web.Reader;

/** Puts the start page together. */
@ApplicationScoped
class Home {

    private final Courses courses;
    private final Labs labs;
    private final Runs runs;
    private final Results results;
    private final Viewer viewer;
    private final Reader reader;

    Home(Courses courses, Labs labs, Runs runs, Results results, Viewer viewer, Reader reader) {
        this.courses = courses;
        this.labs = labs;
        this.runs = runs;
        this.results = results;
        this.viewer = viewer;
        this.reader = reader;
    }

    HomeView view() {
        var all = courses.all();
        return new HomeView(all.stream().map(this::line).toList(),
                all.stream().findFirst().flatMap(Home::start).orElse(null),
                viewer.signedIn() ? lastLab().map(this::next).orElse(null) : null);
    }

    private HomeView.CourseLine line(Course course) {
        var language = reader.language();
        return new HomeView.CourseLine(course.address(), course.title().in(language), course.summary().in(language),
                course.parts(Kind.LESSON).size(), course.parts(Kind.LAB).size());
    }

    private static Optional<String> start(Course course) {
        return course.parts(Kind.LESSON).stream().findFirst().map(course::address);
    }

    /** The lab that the viewer ran last. */
    private Optional<LabVersion> lastLab() {
        return courses.all().stream().flatMap(course -> labs.ofCourse(course.id()).stream())
                .flatMap(lab -> lastRun(lab).map(at -> Map.entry(lab, at)).stream())
                .max(Comparator.comparing(Map.Entry::getValue)).map(Map.Entry::getKey);
    }

    private Optional<Instant> lastRun(LabVersion lab) {
        return runs.list(lab.id(), 0, 1).runs().stream().map(Run::createdAt).findFirst();
    }

    private HomeView.Next next(LabVersion lab) {
        var language = reader.language();
        var result = results.of(viewer.id(), lab.id());
        return new HomeView.Next(lab.id(), lab.title().in(language), courses.require(lab.course()).title().in(language),
                result.map(Results.Result::score).orElse(null), result.map(Results.Result::passed).orElse(false));
    }
}
