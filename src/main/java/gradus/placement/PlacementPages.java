package gradus.placement;

import java.util.Optional;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;

import org.jboss.resteasy.reactive.RestQuery;

import gradus.items.questions.QuestionSheets;
import gradus.items.questions.Questions;
import gradus.placement.Placements.Sitting;
import gradus.web.Reader;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;

/** Where to begin: one form with all questions, and what follows from the answers. */
@Path(Placements.ADDRESS)
@PermitAll
@Blocking
@Produces(MediaType.TEXT_HTML)
class PlacementPages {

    @CheckedTemplate(basePath = "placement")
    static class Templates {
        static native TemplateInstance placement(PlacementView placement);
    }

    private final Placements placements;
    private final QuestionSheets sheets;
    private final Reader reader;

    PlacementPages(Placements placements, QuestionSheets sheets, Reader reader) {
        this.placements = placements;
        this.sheets = sheets;
        this.reader = reader;
    }

    /** @param variant other numbers, to take it again; without it, as the viewer left it */
    @GET
    public TemplateInstance placement(@RestQuery Optional<String> variant) {
        return shown(variant.map(given -> placements.fresh(Questions.variant(given))).orElseGet(placements::last), false);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public TemplateInstance take(MultivaluedMap<String, String> form) {
        var asked = placements.fresh(Questions.variant(form.getFirst("variant")));
        if (!asked.paper().stamp().equals(form.getFirst("stamp"))) {
            return shown(asked, true);
        }
        return shown(placements.take(asked.paper().answered(form)), false);
    }

    private TemplateInstance shown(Sitting sitting, boolean changed) {
        return Templates.placement(PlacementView.of(sitting, sheets.html(sitting.paper(), sitting.advice().isPresent()),
                changed, reader.language()));
    }
}
