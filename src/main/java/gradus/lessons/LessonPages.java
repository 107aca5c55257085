package gradus.lessons;

import java.util.Optional;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;

import gradus.catalog.Course;
import gradus.catalog.Courses;
import gradus.catalog.Part;
import gradus.catalog.Part.Kind;
import gradus.common.Language;
import gradus.items.questions.QuestionSheets;
import gradus.web.Reader;
import gradus.web.Visitor;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerResponse;

/** A lesson, for everybody, signed in or not. */
@Path("/courses/{course}/lessons/{lesson}")
@PermitAll
class LessonPages {

    /** Opened by itself, a picture may style itself and nothing else. */
    private static final String PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

    /**
     * @param number of this part in the course, from 1
     * @param parts how many the course has
     * @param cells whether there are programs that can be run
     * @param live whether this reader can run them
     * @param read whether the viewer has read it; false for nobody
     */
    record LessonView(String address, String courseAddress, String courseTitle, int number, int parts, String title,
            int minutes, String html, boolean cells, boolean live, boolean read, Optional<StepView> previous,
            Optional<StepView> next) {

        /** Seconds after which reaching the end counts as reading: nobody reads five times as fast as we say. */
        public int readAfter() {
            return minutes * 60 / 5;
        }
    }

    record StepView(String address, String title) {
    }

    @CheckedTemplate(basePath = "lessons")
    static class Templates {
        static native TemplateInstance lesson(LessonView lesson);

        static native TemplateInstance cell(CellView cell);
    }

    private final Lessons lessons;
    private final Readings readings;
    private final Courses courses;
    private final Reader reader;
    private final Visitor visitor;
    private final QuestionSheets questions;

    LessonPages(Lessons lessons, Readings readings, Courses courses, Reader reader, Visitor visitor,
            QuestionSheets questions) {
        this.lessons = lessons;
        this.readings = readings;
        this.courses = courses;
        this.reader = reader;
        this.visitor = visitor;
        this.questions = questions;
    }

    @GET
    @Blocking // right after the start it may wait for the formulas
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance lesson(@RestPath String course, @RestPath String lesson) {
        var read = lessons.require(course, lesson);
        var language = reader.language();
        var home = courses.require(course);
        var part = home.part(Kind.LESSON, lesson).orElseThrow();
        var cells = !read.cells().isEmpty();
        return Templates.lesson(new LessonView(home.address(part), home.address(), home.title().in(language),
                home.parts().indexOf(part) + 1, home.parts().size(), read.title().in(language), read.minutes(),
                html(read, language), cells, cells && visitor.signedIn(), readings.readAt(course, lesson).isPresent(),
                home.before(part).map(step -> step(home, step, language)),
                home.after(part).map(step -> step(home, step, language))));
    }

    @GET
    @Path("figures/{file}")
    @Produces("image/svg+xml")
    public byte[] figure(@RestPath String course, @RestPath String lesson, @RestPath String file,
            @Context HttpServerResponse response) {
        var picture = lessons.figure(lessons.require(course, lesson), file);
        response.headers().set("Content-Security-Policy", PICTURE_POLICY) // instead of the pages' own
                .set("Cache-Control", "private, max-age=3600");
        return picture;
    }

    private String html(Lesson lesson, Language language) {
        var cells = lesson.in(language).cells();
        var text = lessons.text(lesson, language);
        var asked = questions.html(text.questions(), Lesson.address(lesson.course(), lesson.id()));
        return text.filled(at -> Templates.cell(CellView.of(cells.get(at), at + 1, visitor.signedIn())).render(),
                asked::get);
    }

    private static StepView step(Course course, Part part, Language language) {
        return new StepView(course.address(part), part.title().in(language));
    }
}
