package gradus.testing;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;

/** Pages that go wrong in every way, for the tests of how the house tells it. */
@Path("/house-test")
@Produces(MediaType.TEXT_HTML)
class HouseTestPages {

    @GET
    @Path("problem/{lab}")
    @PermitAll
    public String problem(@RestPath String lab) {
        throw HouseTestProblem.of(lab);
    }

    @GET
    @Path("bug")
    @PermitAll
    public String bug() {
        throw new IllegalStateException("secret detail");
    }

    @GET
    @Path("status/{status}")
    @PermitAll
    public String status(@RestPath int status) {
        throw new WebApplicationException(status);
    }

    @GET
    @Path("page")
    @PermitAll
    public String page() {
        return "a page";
    }

    @POST
    @Path("form")
    @PermitAll
    public String form() {
        return "taken";
    }

    @GET
    @Path("learners")
    @RolesAllowed("learner")
    public String learners() {
        return "hello";
    }

    @GET
    @Path("nothing-said")
    public String nothingSaid() {
        return "an endpoint that does not say who may call it";
    }
}
