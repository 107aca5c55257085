package gradus.lessons;

import java.net.URI;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

import gradus.catalog.Courses;
import gradus.catalog.Part.Kind;
import io.quarkus.security.Authenticated;

/** The buttons at the end of a lesson, for browsers without scripts and with them. */
@Path("/courses/{course}/lessons/{lesson}/reading")
@Authenticated
class ReadingPages {

    private final Readings readings;
    private final Courses courses;

    ReadingPages(Readings readings, Courses courses) {
        this.readings = readings;
        this.courses = courses;
    }

    /**
     * Notes that the lesson was read and goes on to the next part, after the last one to the course.
     *
     * @param read {@code false} takes the note back and stays
     */
    @POST
    public Response change(@RestPath String course, @RestPath String lesson, @RestForm String read) {
        if ("false".equals(read)) {
            readings.unread(course, lesson);
            return Response.seeOther(URI.create(Lesson.address(course, lesson))).build();
        }
        readings.read(course, lesson);
        return Response.seeOther(URI.create(next(course, lesson))).build();
    }

    private String next(String course, String lesson) {
        var home = courses.require(course);
        return home.part(Kind.LESSON, lesson).flatMap(home::after).map(home::address).orElseGet(home::address);
    }
}
