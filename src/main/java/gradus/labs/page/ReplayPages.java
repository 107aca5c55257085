package gradus.labs.page;

import java.net.URI;
import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

import gradus.labs.runs.Replays;

/** The button that runs a run once more; the run's page shows what came of it. */
@Path("/labs/{lab}/runs/{run}/replay")
@RolesAllowed("learner")
class ReplayPages {

    private final Replays replays;

    ReplayPages(Replays replays) {
        this.replays = replays;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response start(@RestPath String lab, @RestPath UUID run, @RestForm String key) {
        replays.start(run, Optional.ofNullable(key));
        return Response.seeOther(URI.create("/labs/%s/runs/%s#replay".formatted(lab, run))).build();
    }
}
