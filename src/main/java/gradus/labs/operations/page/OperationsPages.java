package gradus.labs.operations.page;

import java.net.URI;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import gradus.labs.operations.QueueOperations;
import gradus.labs.operations.RunOperations;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The installation at work, for operators; every button leads back to it. */
@Path("/operations")
@RolesAllowed("operator")
@Produces(MediaType.TEXT_HTML)
class OperationsPages {

    @CheckedTemplate(basePath = "labs/operations/page")
    static class Templates {
        static native TemplateInstance operations(OperationsView operations);
    }

    private final OperationsDesk desk;
    private final QueueOperations queue;
    private final RunOperations runs;

    OperationsPages(OperationsDesk desk, QueueOperations queue, RunOperations runs) {
        this.desk = desk;
        this.queue = queue;
        this.runs = runs;
    }

    /** @param page of the runs that wait */
    @GET
    public TemplateInstance operations(@RestQuery @DefaultValue("0") int page) {
        return Templates.operations(desk.view(page));
    }

    /** @param paused {@code false} lets the queue go on, everything else pauses it */
    @POST
    @Path("queue")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response pause(@RestForm String paused) {
        queue.pause(!"false".equals(paused));
        return back();
    }

    /** @param draining {@code false} lets it take runs again, everything else drains it */
    @POST
    @Path("runners")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response drain(@RestForm @DefaultValue("") String runner, @RestForm String draining) {
        queue.drain(runner, !"false".equals(draining));
        return back();
    }

    @POST
    @Path("runs/{id}/cancel")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response cancel(@RestPath UUID id) {
        runs.cancel(id);
        return back();
    }

    private static Response back() {
        return Response.seeOther(URI.create("/operations")).build();
    }
}
