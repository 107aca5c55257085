package gradus.labs.runs;

import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import gradus.common.Problem;
import gradus.labs.wire.Mode;
import gradus.labs.workspaces.FilesRequest;

/** The caller's runs of one lab. */
@Path("/api/v1/labs/{lab}/runs")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("learner")
class LabRunsApi {

    /** What a start says; for the documentation. Without files, the workspace runs. */
    record StartBody(String mode, Map<String, String> files) {
    }

    private final Runs runs;

    LabRunsApi(Runs runs) {
        this.runs = runs;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = Run.class, responseCode = "201", responseDescription = "Created")
    @RequestBody(content = @Content(schema = @Schema(implementation = StartBody.class)))
    public Response start(@RestPath String lab, @RestHeader("Idempotency-Key") String key, InputStream body) {
        var request = FilesRequest.read(body);
        var mode = request.mode().flatMap(Mode::ofKey).orElseThrow(
                () -> new Problem(RunProblem.MODE_UNKNOWN, "The mode is neither practice nor submit"));
        var run = runs.start(lab, mode, request.files(), Optional.ofNullable(key));
        return Response.created(URI.create("/api/v1/runs/" + run.id())).entity(run).build();
    }

    @GET
    public RunPage list(@RestPath String lab, @RestQuery @DefaultValue("0") int page,
            @RestQuery @DefaultValue("20") int size) {
        return runs.list(lab, page, size);
    }
}
