package gradus.home;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import gradus.catalog.Course;
import gradus.catalog.Courses;
import gradus.catalog.Part.Kind;
import gradus.enrolments.Enrolments;
import gradus.identity.Viewer;
import gradus.progress.Progress;
import gradus.web.Reader;

/** Puts the start page together. */
@ApplicationScoped
class Home {

    private final Courses courses;
    private final Progress progress;
    private final Enrolments enrolments;
    private final GoOn goOn;
    private final Viewer viewer;
    private final Reader reader;

    Home(Courses courses, Progress progress, Enrolments enrolments, GoOn goOn, Viewer viewer, Reader reader) {
        this.courses = courses;
        this.progress = progress;
        this.enrolments = enrolments;
        this.goOn = goOn;
        this.viewer = viewer;
        this.reader = reader;
    }

    HomeView view() {
        var all = courses.all();
        return new HomeView(all.stream().map(this::line).toList(),
                all.stream().findFirst().flatMap(Home::start).orElse(null),
                viewer.signedIn() ? goOn.next(progress.mine(), enrolments.mine()).orElse(null) : null);
    }

    private HomeView.CourseLine line(Course course) {
        var language = reader.language();
        return new HomeView.CourseLine(course.address(), course.title().in(language), course.summary().in(language),
                course.parts(Kind.LESSON).size(), course.parts(Kind.LAB).size());
    }

    static Optional<String> start(Course course) {
        return course.parts(Kind.LESSON).stream().findFirst().map(course::address);
    }
}
