package gradus.items.questions;

import java.util.List;

import gradus.common.Language;
import gradus.common.Texts;
import gradus.items.Items;
import gradus.items.kinds.InvalidAnswer;
import gradus.items.kinds.Remark;
import gradus.items.kinds.Verdict;

/** What is said about an answer, in one language. */
final class Remarks {

    private static final Texts TEXTS = new Texts("items");

    private final Items items;
    private final Asked asked;
    private final Language language;

    Remarks(Items items, Asked asked, Language language) {
        this.items = items;
        this.asked = asked;
        this.language = language;
    }

    /** As clean HTML. */
    List<String> html(Verdict verdict) {
        return verdict.remarks().stream().map(remark -> switch (remark) {
            case Remark.Words words -> items.html(asked.item(), words.text(), language, asked.draw());
            case Remark.Said said -> "<p>" + escaped(TEXTS.get(language, "remark." + said.key(), said.values())) + "</p>";
        }).toList();
    }

    /** As plain text. */
    static String text(InvalidAnswer invalid, Language language) {
        return TEXTS.get(language, "invalid." + invalid.key(), invalid.values());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
