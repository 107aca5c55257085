package gradus.home;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import gradus.catalog.Course;
import gradus.catalog.Courses;
import gradus.competencies.Competencies;
import gradus.enrolments.Enrolments;
import gradus.home.DashboardView.CourseLine;
import gradus.home.DashboardView.Skill;
import gradus.progress.Progress;
import gradus.progress.Standing;
import gradus.web.Reader;

/** Puts together what somebody sees of their own work. */
@ApplicationScoped
class Dashboard {

    private final Courses courses;
    private final Progress progress;
    private final Enrolments enrolments;
    private final Competencies competencies;
    private final RecentRuns runs;
    private final GoOn goOn;

    Dashboard(Courses courses, Progress progress, Enrolments enrolments, Competencies competencies, RecentRuns runs,
            GoOn goOn) {
        this.courses = courses;
        this.progress = progress;
        this.enrolments = enrolments;
        this.competencies = competencies;
        this.runs = runs;
        this.goOn = goOn;
    }

    DashboardView view(Reader reader) {
        var standing = progress.mine();
        var enrolled = enrolments.mine();
        var own = GoOn.own(courses.all(), standing, enrolled);
        var skills = own.stream().flatMap(course -> skills(course, standing, reader).stream()).toList();
        return new DashboardView(goOn.next(standing, enrolled).orElse(null),
                courses.all().stream().findFirst().flatMap(Home::start).orElse(null),
                own.stream().map(course -> new CourseLine(course.address(), course.title().in(reader.language()),
                        standing.in(course))).toList(),
                runs.lines(), skills, (int) skills.stream().filter(Skill::proven).count());
    }

    private List<Skill> skills(Course course, Standing standing, Reader reader) {
        return competencies.ofCourse(course.id()).stream().map(skill -> new Skill(skill.title().in(reader.language()),
                course.title().in(reader.language()), skill.provenBy(standing::passed))).toList();
    }
}
