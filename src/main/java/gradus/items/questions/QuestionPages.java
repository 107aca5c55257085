package gradus.items.questions;

import java.util.List;
import java.util.Optional;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;

import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import gradus.items.questions.QuestionSheets.Templates;
import gradus.web.LocalPath;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;

/** One question by itself: what a script puts into the page it stands on, and a page of its own without scripts. */
@Path("/questions/{item}")
@PermitAll
@Produces(MediaType.TEXT_HTML)
class QuestionPages {

    private static final int LONGEST_PLACE = 200;

    private final Questions questions;
    private final QuestionSheets sheets;

    QuestionPages(Questions questions, QuestionSheets sheets) {
        this.questions = questions;
        this.sheets = sheets;
    }

    static String address(String item) {
        return "/questions/" + item;
    }

    /** @param variant other numbers; without it, as the viewer left the question */
    @GET
    @Blocking
    public TemplateInstance question(@RestPath String item, @RestQuery Optional<String> variant,
            @RestQuery String place, @RestHeader("X-Fragment") String fragment) {
        var asked = variant.map(given -> questions.asked(item, Questions.variant(given)))
                .orElseGet(() -> questions.asked(List.of(item)).getFirst());
        return shown(sheets.view(asked, place(place), false), fragment);
    }

    @POST
    @Blocking
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public TemplateInstance answer(@RestPath String item, MultivaluedMap<String, String> form,
            @RestHeader("X-Fragment") String fragment) {
        var place = place(form.getFirst("place"));
        var variant = Questions.variant(form.getFirst("variant"));
        var asked = questions.asked(item, variant);
        if (!asked.stamp().equals(form.getFirst("stamp"))) {
            return shown(sheets.view(asked, place, true), fragment);
        }
        var answer = asked.item().task().read(name -> form.getOrDefault(name, List.of()));
        return shown(sheets.view(questions.answer(item, variant, answer, place), place, false), fragment);
    }

    private static TemplateInstance shown(QuestionView view, String fragment) {
        return fragment == null ? Templates.page(view) : Templates.question(view);
    }

    private static String place(String given) {
        var place = LocalPath.of(given);
        return place.length() > LONGEST_PLACE ? "/" : place;
    }
}
