package gradus.labs.runs;

import java.net.URI;
import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;

/** The caller's runs, run once more. */
@Path("/api/v1/runs/{id}/replay")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("learner")
class ReplayApi {

    private final Replays replays;

    ReplayApi(Replays replays) {
        this.replays = replays;
    }

    @POST
    @APIResponseSchema(value = Run.class, responseCode = "201", responseDescription = "Created")
    public Response start(@RestPath UUID id, @RestHeader("Idempotency-Key") String key) {
        var replay = replays.start(id, Optional.ofNullable(key));
        return Response.created(URI.create("/api/v1/runs/" + replay.id())).entity(replay).build();
    }

    /** The newest replay of the run: where it is, and once it has finished, how it compares. */
    @GET
    public Replay get(@RestPath UUID id) {
        return replays.get(id);
    }
}
