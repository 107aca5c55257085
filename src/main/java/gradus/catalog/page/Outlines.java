package gradus.catalog.page;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import gradus.catalog.Course;
import gradus.catalog.Courses;
import gradus.catalog.Part.Kind;
import gradus.catalog.page.OutlineView.Before;
import gradus.catalog.page.OutlineView.Next;
import gradus.catalog.page.OutlineView.Row;
import gradus.catalog.page.OutlineView.Skill;
import gradus.competencies.Competencies;
import gradus.enrolments.Enrolments;
import gradus.labs.grading.Score;
import gradus.lessons.Lessons;
import gradus.progress.CourseProgress;
import gradus.progress.Progress;
import gradus.progress.Standing;
import gradus.web.Reader;

/** Puts the page of one course together. */
@ApplicationScoped
class Outlines {

    private final Courses courses;
    private final Lessons lessons;
    private final Competencies competencies;
    private final Progress progress;
    private final Enrolments enrolments;
    private final Reader reader;

    Outlines(Courses courses, Lessons lessons, Competencies competencies, Progress progress, Enrolments enrolments,
            Reader reader) {
        this.courses = courses;
        this.lessons = lessons;
        this.competencies = competencies;
        this.progress = progress;
        this.enrolments = enrolments;
        this.reader = reader;
    }

    /** @throws gradus.common.Problem 404 if there is no such course */
    OutlineView view(String id) {
        var course = courses.require(id);
        var language = reader.language();
        var standing = progress.mine();
        var done = standing.in(course);
        var rows = rows(course, done);
        return new OutlineView(id, course.address(), course.title().in(language), course.summary().in(language),
                courses.stageOf(course).map(stage -> stage.title().in(language)).orElse(null),
                enrolments.since(id).isPresent(), enrolments.offered(), done, next(course, done),
                course.parts(Kind.LESSON).size(), course.parts(Kind.LAB).size(), rows.stream().mapToInt(Row::minutes).sum(),
                done.points().map(Score::possible).orElse(0), rows, skills(course, standing),
                competencies.before(id).stream()
                        .map(other -> new Before(other.address(), other.title().in(language))).toList());
    }

    private List<Row> rows(Course course, CourseProgress progress) {
        var rows = new ArrayList<Row>();
        for (var step : progress.parts()) {
            var part = step.part();
            var lab = part.kind() == Kind.LAB;
            rows.add(new Row(rows.size() + 1, course.address(part), part.title().in(reader.language()), lab,
                    lab ? 0 : lessons.require(course.id(), part.id()).minutes(), step.score(),
                    step.state().key()));
        }
        return rows;
    }

    private Next next(Course course, CourseProgress progress) {
        return progress.next().map(part -> new Next(course.address(part), part.title().in(reader.language()),
                !progress.begun())).orElse(null);
    }

    private List<Skill> skills(Course course, Standing standing) {
        return competencies.ofCourse(course.id()).stream().map(skill -> new Skill(skill.title().in(reader.language()),
                skill.description().in(reader.language()), skill.provenBy(standing::passed))).toList();
    }
}
