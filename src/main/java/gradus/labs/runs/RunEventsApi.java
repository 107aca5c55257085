package gradus.labs.runs;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;

import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;

import gradus.labs.runs.events.EventId;
import io.vertx.core.http.HttpServerResponse;

/** What a run tells, while it tells it. */
@Path("/api/v1/runs/{id}/events")
@RolesAllowed("learner")
class RunEventsApi {

    private final RunStreams streams;

    RunEventsApi(RunStreams streams) {
        this.streams = streams;
    }

    /**
     * Server-sent events: {@code state}, {@code diagnostic}, {@code log}, {@code metric}, {@code progress},
     * {@code check}, {@code notice} and, last, {@code report}. The id is {@code attempt.sequence}; with
     * {@code Last-Event-ID} the stream goes on behind it. 204 if nothing will come any more.
     */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void events(@RestPath UUID id, @RestHeader("Last-Event-ID") String lastEventId, @Context SseEventSink sink,
            @Context Sse sse, @Context HttpServerResponse response) {
        var last = lastEventId == null || lastEventId.isEmpty() ? EventId.START : EventId.parse(lastEventId);
        if (streams.ended(id, last)) {
            throw new WebApplicationException(Response.noContent().build()); // tells EventSource to stop asking
        }
        response.putHeader("X-Accel-Buffering", "no"); // a proxy must not wait for more
        response.putHeader("Cache-Control", "no-store");
        streams.open(id, last, new SseSink(sink, sse));
    }
}
