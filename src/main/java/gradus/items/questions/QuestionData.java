package gradus.items.questions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import gradus.common.Language;
import gradus.common.Text;
import gradus.items.Items;
import gradus.items.kinds.Shown;

/**
 * A question for programs; texts are HTML in the reader's language, and nothing of the key is in it.
 *
 * @param variant of its numbers; ask for the next one if {@code varies}
 * @param unit that stands beside the field; null if none does
 * @param names that a formula may use
 */
public record QuestionData(String id, String kind, String competency, int points, int variant, boolean varies, String stem,
        List<String> options, List<String> partners, String unit, boolean asksUnit, List<String> names,
        Map<String, BlankData> blanks) {

    /** @param options of a choice, by place; empty if something is to be typed */
    public record BlankData(String kind, List<String> options, String unit) {
    }

    /**
     * What is said about an answer.
     *
     * @param share of the points, 0 to 1
     * @param marks which parts are right: places as shown, or names of blanks
     * @param hint null unless there is one and it helps
     */
    public record VerdictData(double share, List<String> remarks, Map<String, Boolean> marks, String hint,
            String rationale) {
    }

    static QuestionData of(Items items, Asked asked, Language language) {
        var item = asked.item();
        var shown = item.task().shown(asked.draw());
        var blanks = new LinkedHashMap<String, BlankData>();
        var inStem = new LinkedHashMap<String, String>();
        shown.blanks().forEach((name, blank) -> {
            inStem.put(name, "<span class=\"blank\">" + name + "</span>");
            blanks.put(name, new BlankData(blank.kind().equals("single") ? "choice" : blank.kind(),
                    texts(items, asked, blank.options(), language), unit(blank, language)));
        });
        return new QuestionData(item.id(), shown.kind(), item.competency(), item.points(), asked.variant(), item.varies(),
                items.html(item, item.stem(), language, asked.draw(), inStem),
                texts(items, asked, shown.options(), language), texts(items, asked, shown.partners(), language),
                unit(shown, language), shown.asksUnit(), shown.names(), blanks);
    }

    /** @param asked judged */
    static VerdictData verdict(Items items, Asked asked, Language language) {
        var verdict = asked.verdict().orElseThrow();
        var view = new QuestionViews(items, asked, language);
        return new VerdictData(verdict.share(), new Remarks(items, asked, language).html(verdict), verdict.marks(),
                verdict.isRight() ? null : asked.item().hint().map(view::html).orElse(null),
                view.html(asked.item().rationale()));
    }

    private static List<String> texts(Items items, Asked asked, List<Text> texts, Language language) {
        return texts.stream().map(text -> items.html(asked.item(), text, language, asked.draw())).toList();
    }

    private static String unit(Shown shown, Language language) {
        return shown.unit().map(unit -> unit.in(language)).orElse(null);
    }
}
