package gradus.lessons;

import java.time.Instant;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;

import io.quarkus.security.Authenticated;

/** Whether the caller has read a lesson. */
@Path("/api/v1/courses/{course}/lessons/{lesson}/reading")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
class ReadingApi {

    /** @param readAt null for whoever has not read it */
    record ReadingView(String lesson, boolean read, Instant readAt) {
    }

    private final Readings readings;

    ReadingApi(Readings readings) {
        this.readings = readings;
    }

    @GET
    public ReadingView get(@RestPath String course, @RestPath String lesson) {
        var readAt = readings.readAt(course, lesson);
        return new ReadingView(lesson, readAt.isPresent(), readAt.orElse(null));
    }

    /** Notes that it was read; a second time changes nothing. */
    @PUT
    public ReadingView read(@RestPath String course, @RestPath String lesson) {
        return new ReadingView(lesson, true, readings.read(course, lesson));
    }

    @DELETE
    public ReadingView unread(@RestPath String course, @RestPath String lesson) {
        readings.unread(course, lesson);
        return new ReadingView(lesson, false, null);
    }
}
