package gradus.labs.page;

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

import gradus.labs.workspaces.Workspaces;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Earlier runs and states of the viewer's files: looked at, compared, restored. */
@Path("/labs/{lab}")
@RolesAllowed("learner")
@Produces(MediaType.TEXT_HTML)
class RunPages {

    @CheckedTemplate(basePath = "labs/page")
    static class Templates {
        static native TemplateInstance history(HistoryView history);

        static native TemplateInstance state(StateView state);

        static native TemplateInstance verdict(VerdictView verdict);
    }

    private final HistoryDesk history;
    private final StateDesk states;
    private final Verdicts verdicts;
    private final Workspaces workspaces;

    RunPages(HistoryDesk history, StateDesk states, Verdicts verdicts, Workspaces workspaces) {
        this.history = history;
        this.states = states;
        this.verdicts = verdicts;
        this.workspaces = workspaces;
    }

    @GET
    @Path("runs")
    public TemplateInstance runs(@RestPath String lab, @RestQuery @DefaultValue("0") int page) {
        return Templates.history(history.view(lab, page));
    }

    @GET
    @Path("runs/{run}")
    public TemplateInstance run(@RestPath UUID run) {
        return Templates.state(states.run(run, verdicts.own(run)));
    }

    /** The checks of one run: what the lab page puts in its place when the run has closed. */
    @GET
    @Path("runs/{run}/verdict")
    public TemplateInstance verdict(@RestPath UUID run) {
        return Templates.verdict(verdicts.of(run));
    }

    @GET
    @Path("snapshots/{id}")
    public TemplateInstance snapshot(@RestPath String lab, @RestPath String id) {
        return Templates.state(states.state(lab, id));
    }

    /** The kept state becomes the workspace; the lab page offers to undo it. */
    @POST
    @Path("restore")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response restore(@RestPath String lab, @RestForm @DefaultValue("") String snapshot) {
        workspaces.restore(lab, snapshot);
        return toLab(lab);
    }

    /** The last reset or restore shall stay. */
    @POST
    @Path("former")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response forgetFormer(@RestPath String lab) {
        workspaces.forgetFormer(lab);
        return toLab(lab);
    }

    private static Response toLab(String lab) {
        return Response.seeOther(URI.create("/labs/" + lab)).build();
    }
}
