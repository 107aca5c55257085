package gradus.placement;

import static gradus.placement.PlacementProblem.PLACEMENT_ANSWER_NOT_VALID;
import static gradus.placement.PlacementProblem.PLACEMENT_ITEM_UNKNOWN;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestQuery;

import com.fasterxml.jackson.databind.json.JsonMapper;

import gradus.common.Problem;
import gradus.items.questions.QuestionData;
import gradus.items.questions.QuestionData.VerdictData;
import gradus.items.questions.QuestionSheets;
import gradus.items.questions.Questions;
import gradus.placement.Placements.Sitting;
import gradus.web.Reader;
import gradus.web.Visitor;
import io.smallrye.common.annotation.Blocking;

/** The placement check for programs. */
@Path("/api/v1/placement")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Blocking
class PlacementApi {

    private static final JsonMapper JSON = new JsonMapper();

    /**
     * @param variant of the questions' numbers
     * @param verdicts by question; nothing about what was left open
     * @param result null before it is evaluated
     * @param stored whether somebody is signed in, who finds it again
     */
    record PlacementBody(int variant, List<QuestionData> questions, Map<String, VerdictData> verdicts, ResultBody result,
            boolean stored) {
    }

    /**
     * @param kind of the part to begin with: lesson or lab
     * @param passed whether everything was right
     */
    record ResultBody(String course, String kind, String part, boolean passed, List<TallyBody> courses) {
    }

    record TallyBody(String course, long right, long asked) {
    }

    /** @param answers by question, each as for one item; what is not there is left open */
    record AnswersBody(@Min(0) @Max(9999) int variant, @NotNull Map<String, Object> answers) {
    }

    private final Placements placements;
    private final QuestionSheets sheets;
    private final Reader reader;
    private final Visitor visitor;

    PlacementApi(Placements placements, QuestionSheets sheets, Reader reader, Visitor visitor) {
        this.placements = placements;
        this.sheets = sheets;
        this.reader = reader;
        this.visitor = visitor;
    }

    /** @param variant other numbers; without it, as the caller left it */
    @GET
    public PlacementBody get(@RestQuery Optional<String> variant) {
        return body(variant.map(given -> placements.fresh(Questions.variant(given))).orElseGet(placements::last));
    }

    /** Evaluates; what is no answer to its item is a 400 that says what is expected, and then nothing is kept. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public PlacementBody take(@NotNull @Valid AnswersBody body) {
        var asked = placements.fresh(body.variant()).paper();
        body.answers().keySet().stream().filter(item -> !placements.asks(item)).findFirst().ifPresent(item -> {
            throw new Problem(PLACEMENT_ITEM_UNKNOWN, "No placement item " + item, Map.of("item", shortened(item)));
        });
        var answered = asked.answered(item -> JSON.valueToTree(body.answers().get(item.id())));
        answered.unreadable(reader.language()).forEach((item, reason) -> {
            throw new Problem(PLACEMENT_ANSWER_NOT_VALID, "No answer to " + item, Map.of("item", item, "reason", reason));
        });
        return body(placements.take(answered));
    }

    private PlacementBody body(Sitting sitting) {
        var paper = sitting.paper();
        var result = sitting.advice().map(PlacementApi::result);
        return new PlacementBody(paper.variant(), sheets.data(paper), result.isPresent() ? sheets.verdicts(paper) : Map.of(),
                result.orElse(null), result.isPresent() && visitor.signedIn());
    }

    private static ResultBody result(Advice advice) {
        return new ResultBody(advice.course().id(), advice.part().kind().word(), advice.part().id(), advice.passed(),
                advice.tallies().stream().map(tally -> new TallyBody(tally.course().id(), tally.right(), tally.asked()))
                        .toList());
    }

    private static String shortened(String item) {
        return item.length() <= 60 ? item : item.substring(0, 60) + "…";
    }
}
