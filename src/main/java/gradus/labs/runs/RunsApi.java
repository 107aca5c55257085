package gradus.labs.runs;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestPath;

import gradus.common.Problem;
import gradus.labs.runs.events.NumpyFile;

/** The caller's runs. */
@Path("/api/v1/runs/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("learner")
class RunsApi {

    private final Runs runs;

    RunsApi(Runs runs) {
        this.runs = runs;
    }

    @GET
    public Run get(@RestPath UUID id) {
        return runs.get(id);
    }

    /** Cancels; a closed run stays as it is. Answers the run: {@code running} until its worker has ended it. */
    @DELETE
    public Run cancel(@RestPath UUID id) {
        return runs.cancel(id);
    }

    /** A tensor that the run saved, as a NumPy file. */
    @GET
    @Path("artifacts/{name}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    public Response artifact(@RestPath UUID id, @RestPath String name) {
        var artifact = runs.artifact(id, name)
                .orElseThrow(() -> new Problem(RunProblem.ARTIFACT_NOT_FOUND, "No artifact of run " + id));
        var download = "attachment; filename=\"%s.npy\"".formatted(artifact.name());
        return Response.ok(NumpyFile.of(artifact)).header(HttpHeaders.CONTENT_DISPOSITION, download).build();
    }
}
