package gradus.labs.workspaces;

import java.io.InputStream;
import java.time.Instant;
import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jboss.resteasy.reactive.RestPath;

import gradus.common.Problem;

/** The caller's files of a lab. */
@Path("/api/v1/labs/{lab}/workspace")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("learner")
class WorkspaceApi {

    /** @param seed as text: 64 bits do not fit into a JavaScript number */
    record WorkspaceBody(String lab, Map<String, String> files, String seed, long revision, Instant savedAt) {
        static WorkspaceBody of(Workspace from) {
            return new WorkspaceBody(from.lab(), from.files(), Long.toString(from.seed()), from.revision(),
                    from.savedAt());
        }
    }

    /** What a save says; for the documentation. */
    record SaveBody(Map<String, String> files, Long revision) {
    }

    private final Workspaces workspaces;

    WorkspaceApi(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    @GET
    public WorkspaceBody open(@RestPath String lab) {
        return WorkspaceBody.of(workspaces.open(lab));
    }

    /** With {@code revision}, nothing newer is overwritten: 409. Without, the last save wins. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RequestBody(content = @Content(schema = @Schema(implementation = SaveBody.class)))
    public WorkspaceBody save(@RestPath String lab, InputStream body) {
        var request = FilesRequest.read(body);
        var files = request.files().orElseThrow(
                () -> new Problem(WorkspaceProblem.FILES_NOT_READABLE, "The body names no files"));
        return WorkspaceBody.of(request.revision().map(revision -> workspaces.save(lab, files, revision))
                .orElseGet(() -> workspaces.save(lab, files)));
    }
}
