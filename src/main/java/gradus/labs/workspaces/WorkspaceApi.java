package gradus.labs.workspaces;

import java.io.InputStream;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
    record WorkspaceBody(String lab, Map<String, String> files, String seed, long revision, Instant savedAt,
            Workspace.Former former) {
        static WorkspaceBody of(Workspace from) {
            return new WorkspaceBody(from.lab(), from.files(), Long.toString(from.seed()), from.revision(),
                    from.savedAt(), from.former());
        }
    }

    /** @param snapshot the id of a kept state */
    record RestoreBody(@NotNull @Size(max = 64) String snapshot) {
    }

    /** @param file null for all */
    record ResetBody(@Size(max = 80) String file) {
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

    /** Puts a kept state in the place of the files; restoring {@code former.snapshot} of the answer undoes it. */
    @POST
    @Path("restore")
    @Consumes(MediaType.APPLICATION_JSON)
    public WorkspaceBody restore(@RestPath String lab, @NotNull @Valid RestoreBody body) {
        return WorkspaceBody.of(workspaces.restore(lab, body.snapshot()));
    }

    /** Puts the lab's own file back, or all; restoring {@code former.snapshot} of the answer undoes it. */
    @POST
    @Path("reset")
    @Consumes(MediaType.APPLICATION_JSON)
    public WorkspaceBody reset(@RestPath String lab, @NotNull @Valid ResetBody body) {
        return WorkspaceBody.of(workspaces.reset(lab, Optional.ofNullable(body.file())));
    }

    /** Says that the last reset or restore shall stay; the state before it stays among the snapshots. */
    @DELETE
    @Path("former")
    public WorkspaceBody forgetFormer(@RestPath String lab) {
        return WorkspaceBody.of(workspaces.forgetFormer(lab));
    }
}
