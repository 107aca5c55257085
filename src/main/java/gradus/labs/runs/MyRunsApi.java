package gradus.labs.runs;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestQuery;

/** The caller's runs of all labs. */
@Path("/api/v1/runs")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("learner")
class MyRunsApi {

    private final Runs runs;

    MyRunsApi(Runs runs) {
        this.runs = runs;
    }

    @GET
    public RunPage list(@RestQuery @DefaultValue("0") int page, @RestQuery @DefaultValue("20") int size) {
        return runs.list(page, size);
    }
}
