package gradus.items.questions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import gradus.common.Language;
import gradus.common.Text;
import gradus.items.Items;
import gradus.items.kinds.Shown;
import gradus.items.kinds.Verdict;
import gradus.items.questions.QuestionView.ChoiceView;
import gradus.items.questions.QuestionView.OptionView;
import gradus.items.questions.QuestionView.PartnerView;
import gradus.items.questions.QuestionView.ResultView;
import io.quarkus.qute.TemplateInstance;

/** From a question and its answer to what a template shows, in one language. */
final class QuestionViews {

    /** Renders a blank in the middle of a stem. */
    interface Blanks {
        TemplateInstance of(BlankView blank);
    }

    /**
     * A blank of a fill-in.
     *
     * @param choices of a list; empty for a field to type into
     */
    record BlankView(String field, int number, String typed, Optional<String> unit, List<ChoiceView> choices,
            Optional<Boolean> mark) {
    }

    private final Items items;
    private final Asked asked;
    private final Language language;
    private final Shown shown;
    private final JsonNode answer;
    private final Map<String, Boolean> marks;

    QuestionViews(Items items, Asked asked, Language language) {
        this.items = items;
        this.asked = asked;
        this.language = language;
        this.shown = asked.item().task().shown(asked.draw());
        this.answer = asked.answer().orElse(MissingNode.getInstance());
        this.marks = asked.verdict().map(Verdict::marks).orElse(Map.of());
    }

    /** @param prefix of all fields, where several questions stand in one form */
    QuestionView view(String place, String prefix, boolean changed, Blanks blanks) {
        var item = asked.item();
        return new QuestionView(item.id(), QuestionPages.address(item.id()), place, shown.kind(), asked.variant(),
                asked.stamp(), prefix + "answer", items.html(item, item.stem(), language, asked.draw(), blanks(prefix, blanks)),
                options(prefix), partners(),
                answer.isTextual() || answer.isNumber() ? answer.asText() : "", String.join(", ", shown.names()),
                shown.unit().map(this::words), shown.asksUnit(), item.varies(), changed, result(),
                asked.invalid().map(invalid -> Remarks.text(invalid, language)));
    }

    private Map<String, String> blanks(String prefix, Blanks blanks) {
        var html = new HashMap<String, String>();
        var number = 1;
        for (var blank : shown.blanks().entrySet()) {
            var given = answer.path(blank.getKey());
            html.put(blank.getKey(), blanks.of(new BlankView(prefix + "answer-" + blank.getKey(), number++,
                    given.isTextual() || given.isNumber() ? given.asText() : "", blank.getValue().unit().map(this::words),
                    choices(blank.getValue(), given), Optional.ofNullable(marks.get(blank.getKey())))).render());
        }
        return html;
    }

    private List<ChoiceView> choices(Shown blank, JsonNode given) {
        var choices = new ArrayList<ChoiceView>();
        for (var i = 0; i < blank.options().size(); i++) {
            choices.add(new ChoiceView("" + i, words(blank.options().get(i)), given.isInt() && given.intValue() == i));
        }
        return choices;
    }

    private List<OptionView> options(String prefix) {
        var options = new ArrayList<OptionView>();
        for (var i = 0; i < shown.options().size(); i++) {
            options.add(new OptionView(i, prefix + "answer-" + i, html(shown.options().get(i)), isChosen(i),
                    Optional.ofNullable(marks.get("" + i)), choices(i)));
        }
        return options;
    }

    private boolean isChosen(int place) {
        return answer.isInt() ? answer.intValue() == place
                : answer.isArray() && answer.valueStream().anyMatch(chosen -> chosen.isInt() && chosen.intValue() == place);
    }

    /** Partners by letter, or positions. */
    private List<ChoiceView> choices(int at) {
        var given = answer.path(at);
        var chosen = given.isInt() ? given.intValue() : -1;
        return switch (shown.kind()) {
            case "matching" -> IntStream.range(0, shown.partners().size()).mapToObj(i -> new ChoiceView("" + i,
                    items.words(shown.partners().get(i), language, asked.draw()).map(words -> letter(i) + " · " + words)
                            .orElse(letter(i)),
                    chosen == i)).toList();
            case "ordering" -> IntStream.rangeClosed(1, shown.options().size())
                    .mapToObj(i -> new ChoiceView("" + i, "" + i, chosen == i)).toList();
            default -> List.of();
        };
    }

    private List<PartnerView> partners() {
        return IntStream.range(0, shown.partners().size())
                .mapToObj(i -> new PartnerView(letter(i), html(shown.partners().get(i)))).toList();
    }

    private Optional<ResultView> result() {
        var item = asked.item();
        return asked.verdict().map(verdict -> new ResultView(verdict.isRight(), verdict.share() == 0,
                // never 100 for less than everything
                verdict.isRight() ? 100 : Math.min(99, Math.round(verdict.share() * 100)),
                new Remarks(items, asked, language).html(verdict),
                verdict.isRight() ? Optional.empty() : item.hint().map(this::html), html(item.rationale())));
    }

    String html(Text text) {
        return items.html(asked.item(), text, language, asked.draw());
    }

    private String words(Text text) {
        return items.words(text, language, asked.draw()).orElseGet(() -> text.in(language));
    }

    private static String letter(int at) {
        return String.valueOf((char) ('A' + at));
    }
}
