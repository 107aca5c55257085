package gradus.testing;

import java.sql.SQLException;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.PersistenceException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.jboss.resteasy.reactive.RestPath;

import gradus.identity.Viewer;
import gradus.organizations.Role;
import io.smallrye.common.annotation.Blocking;

/** Calls that go wrong in every way, for the tests of how the house tells it. */
@Path("/api/house-test")
@PermitAll
class HouseTestApi {

    record Sent(@NotBlank String name, @Max(10) int count) {
    }

    record Seen(boolean signedIn, String id, String name, String organization, boolean trainer) {
    }

    private final Viewer viewer;

    HouseTestApi(Viewer viewer) {
        this.viewer = viewer;
    }

    @GET
    @Path("problem/{lab}")
    public String problem(@RestPath String lab) {
        throw HouseTestProblem.of(lab);
    }

    @GET
    @Path("bug")
    public String bug() {
        throw new IllegalStateException("secret detail");
    }

    /** @param state SQLSTATE that the database seems to have answered */
    @GET
    @Path("database/{state}")
    public String database(@RestPath String state) {
        throw new PersistenceException(new SQLException("secret detail", state));
    }

    @PUT
    @Path("sent")
    public Sent sent(@Valid Sent sent) {
        return sent;
    }

    @DELETE
    @Path("sent")
    public void delete() {
        throw HouseTestProblem.of("deleted");
    }

    @GET
    @Path("learners")
    @RolesAllowed("learner")
    public String learners() {
        return "hello";
    }

    @GET
    @Path("viewer")
    @Blocking
    public Seen viewer() {
        return new Seen(viewer.signedIn(), viewer.id().toString(), viewer.name(), viewer.organization(),
                viewer.has(Role.TRAINER));
    }
}
