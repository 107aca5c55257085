package gradus.labs.operations;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import gradus.common.Problem;

/** The queue of lab runs, for operators. */
@Path("/api/v1/operations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("operator")
class QueueApi {

    record PauseBody(Boolean paused) {
    }

    /** @param runner its name; it holds slashes, so it is no part of a path */
    record DrainBody(String runner, Boolean draining) {
    }

    private final QueueOperations operations;
    private final RunOperations runs;

    QueueApi(QueueOperations operations, RunOperations runs) {
        this.operations = operations;
        this.runs = runs;
    }

    @GET
    @Path("queue")
    public QueueState queue() {
        return operations.state();
    }

    @PUT
    @Path("queue")
    @Consumes(MediaType.APPLICATION_JSON)
    public QueueState pause(PauseBody body) {
        return operations.pause(given(body == null ? null : body.paused()));
    }

    @PUT
    @Path("runners")
    @Consumes(MediaType.APPLICATION_JSON)
    public QueueState drain(DrainBody body) {
        return operations.drain(given(body == null ? null : body.runner()), given(body.draining()));
    }

    @GET
    @Path("runs")
    public OpenRunPage runs(@RestQuery String state, @RestQuery @DefaultValue("0") int page,
            @RestQuery @DefaultValue("20") int size) {
        return runs.list(state, page, size);
    }

    @DELETE
    @Path("runs/{id}")
    public void cancel(@RestPath UUID id) {
        runs.cancel(id);
    }

    /** Nothing is resumed because a field was forgotten. */
    private static <T> T given(T value) {
        if (value == null) {
            throw new Problem(OperationsProblem.FIELD_MISSING, "A field is missing");
        }
        return value;
    }
}
