package gradus.items.questions;

import java.io.InputStream;
import java.util.List;
import java.util.Map;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import gradus.common.Problem;
import gradus.items.Items;
import gradus.web.Reader;
import gradus.web.Visitor;
import io.smallrye.common.annotation.Blocking;

/** Practice items for programs; texts are HTML in the reader's language. An exam's item is not found here. */
@Path("/api/v1/items/{item}")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
class ItemApi {

    /**
     * What is sent; for the documentation.
     *
     * @param answer by kind, as {@code Task} says: a place, a text, a list or an object
     */
    record AnswerBody(Object answer, int variant) {
    }

    /**
     * @param share of the points, 0 to 1
     * @param marks which parts are right: places as shown, or names of blanks
     * @param hint null unless there is one and it helps
     * @param stored whether somebody is signed in, who finds it again
     */
    record VerdictView(double share, List<String> remarks, Map<String, Boolean> marks, String hint, String rationale,
            boolean stored) {
    }

    private final Questions questions;
    private final Items items;
    private final Reader reader;
    private final Visitor visitor;

    ItemApi(Questions questions, Items items, Reader reader, Visitor visitor) {
        this.questions = questions;
        this.items = items;
        this.reader = reader;
        this.visitor = visitor;
    }

    @GET
    @Blocking
    public QuestionData item(@RestPath String item, @RestQuery Integer variant) {
        if (variant != null && !Questions.isVariant(variant)) {
            throw new Problem(QuestionProblem.ANSWER_NOT_READABLE, "No variant " + variant);
        }
        var asked = questions.asked(item, variant == null ? 0 : variant);
        return QuestionData.of(items, asked, reader.language());
    }

    /** Judges; what is no answer to this item is a 400 that says what is expected. */
    @POST
    @Path("answers")
    @Blocking
    @Consumes(MediaType.APPLICATION_JSON)
    @RequestBody(content = @Content(schema = @Schema(implementation = AnswerBody.class)))
    public VerdictView answer(@RestPath String item, InputStream body) {
        items.requirePractice(item);
        var request = AnswerRequest.read(body);
        var language = reader.language();
        var asked = questions.answer(item, request.variant(), request.answer(), "/api/v1/items/" + item);
        asked.invalid().ifPresent(invalid -> {
            throw new Problem(QuestionProblem.ANSWER_NOT_VALID, invalid.getMessage(),
                    Map.of("reason", Remarks.text(invalid, language)));
        });
        var said = QuestionData.verdict(items, asked, language);
        return new VerdictView(said.share(), said.remarks(), said.marks(), said.hint(), said.rationale(), visitor.signedIn());
    }
}
