package gradus.identity;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import gradus.organizations.Role;
import io.quarkus.security.Authenticated;

/** Who a program is signed in as. */
@Path("/api/v1/viewer")
@Authenticated
class ViewerApi {

    /** @param roles keys of {@link Role}: what the person may do in the organization */
    record ViewerView(UUID id, String name, String organization, List<String> roles) {
    }

    private final Viewer viewer;

    ViewerApi(Viewer viewer) {
        this.viewer = viewer;
    }

    @GET
    public ViewerView viewer() {
        return new ViewerView(viewer.id(), viewer.name(), viewer.organization(),
                Arrays.stream(Role.values()).filter(viewer::has).map(Role::key).toList());
    }
}
