package gradus.labs.page;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestCookie;
import org.jboss.resteasy.reactive.RestPath;

import gradus.labs.wire.Mode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The lab page. Its scripts talk to the API; without scripts it is a form. */
@Path("/labs/{lab}")
@RolesAllowed("learner")
@Produces(MediaType.TEXT_HTML)
class LabPages {

    private static final String FILE = "file-"; // what the names of the form's files start with
    private static final String RESET = "reset:"; // and the name of a file, or nothing for all

    @CheckedTemplate(basePath = "labs/page")
    static class Templates {
        static native TemplateInstance lab(LabView lab);
    }

    private final LabDesk desk;

    LabPages(LabDesk desk) {
        this.desk = desk;
    }

    @GET
    public TemplateInstance lab(@RestPath String lab, @RestCookie(PaneLayout.PANES) String panes,
            @RestCookie(PaneLayout.EDITOR) String editor) {
        return Templates.lab(desk.view(lab, PaneLayout.of(panes, editor)));
    }

    /** The form without scripts: saves, and runs or resets if that was the button. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response form(@RestPath String lab, MultivaluedMap<String, String> form) {
        var action = String.valueOf(form.getFirst("action"));
        if (action.startsWith(RESET)) {
            desk.reset(lab, files(form), Optional.of(action.substring(RESET.length())).filter(file -> !file.isEmpty()));
        } else {
            desk.take(lab, files(form), Mode.ofKey(action));
        }
        return Response.seeOther(URI.create("/labs/" + lab)).build();
    }

    // Browsers send the lines of a text area with CR LF, whatever they were.
    private static Map<String, String> files(MultivaluedMap<String, String> form) {
        return form.keySet().stream().filter(name -> name.startsWith(FILE))
                .collect(Collectors.toMap(name -> name.substring(FILE.length()),
                        name -> form.getFirst(name).replace("\r\n", "\n")));
    }
}
