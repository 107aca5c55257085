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
import gradus.web.Reader;
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

    record LessonView(String courseAddress, String courseTitle, String title, int minutes, String html,
            Optional<StepView> previous, Optional<StepView> next) {
    }

    record StepView(String address, String title) {
    }

    @CheckedTemplate(basePath = "lessons")
    static class Templates {
        static native TemplateInstance lesson(LessonView lesson);
    }

    private final Lessons lessons;
    private final Courses courses;
    private final Reader reader;

    LessonPages(Lessons lessons, Courses courses, Reader reader) {
        this.lessons = lessons;
        this.courses = courses;
        this.reader = reader;
    }

    @GET
    @Blocking // right after the start it may wait for the formulas
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance lesson(@RestPath String course, @RestPath String lesson) {
        var read = lessons.require(course, lesson);
        var language = reader.language();
        var home = courses.require(course);
        var part = home.parts(Kind.LESSON).stream().filter(candidate -> candidate.id().equals(lesson)).findAny()
                .orElseThrow();
        return Templates.lesson(new LessonView(home.address(), home.title().in(language), read.title().in(language),
                read.minutes(), lessons.html(read, language),
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

    private static StepView step(Course course, Part part, Language language) {
        return new StepView(course.address(part), part.title().in(language));
    }
}
