package gradus.labs.runs;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import gradus.common.Problem;
import gradus.labs.runs.events.NumpyFile;
import gradus.labs.runs.events.RunCurves;

/** The caller's runs. */
@Path("/api/v1/runs/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("learner")
class RunsApi {

    private final Runs runs;
    private final RunHistory history;

    RunsApi(Runs runs, RunHistory history) {
        this.runs = runs;
        this.history = history;
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

    /**
     * The run's curves, each thinned to at most {@code points}. Compare them by {@code ETag}: a closed run's never change.
     */
    @GET
    @Path("curves")
    @APIResponseSchema(RunCurves.class)
    public Response curves(@RestPath UUID id, @RestQuery @DefaultValue("300") int points, @Context Request request) {
        var tag = new EntityTag(history.curvesTag(id, points));
        var unchanged = request.evaluatePreconditions(tag);
        return (unchanged == null ? Response.ok(history.curves(id, points)) : unchanged).tag(tag).build();
    }

    /** What its compiler and its program said. */
    @GET
    @Path("output")
    public RunOutput output(@RestPath UUID id) {
        return history.output(id);
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
