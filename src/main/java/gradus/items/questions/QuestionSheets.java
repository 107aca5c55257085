package gradus.items.questions;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;

import gradus.common.Problem;
import gradus.items.Items;
import gradus.items.questions.QuestionData.VerdictData;
import gradus.items.questions.QuestionViews.BlankView;
import gradus.web.Reader;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Questions as HTML, for any page that asks them. */
@ApplicationScoped
public class QuestionSheets {

    @CheckedTemplate(basePath = "items/questions")
    static class Templates {
        static native TemplateInstance question(QuestionView question);

        static native TemplateInstance part(QuestionView question, int number, boolean judged);

        static native TemplateInstance page(QuestionView question);

        static native TemplateInstance blank(BlankView blank);
    }

    private final Questions questions;
    private final Items items;
    private final Reader reader;

    QuestionSheets(Questions questions, Items items, Reader reader) {
        this.questions = questions;
        this.items = items;
        this.reader = reader;
    }

    /**
     * Forms that ask practice items, by their ids, as the viewer left them.
     *
     * @param place the path of the page they stand on
     * @throws Problem 404 if one of them is no practice item
     */
    public Map<String, String> html(List<String> items, String place) {
        return questions.asked(items).stream().collect(Collectors.toMap(asked -> asked.item().id(),
                asked -> Templates.question(view(asked, place, false)).render()));
    }

    /**
     * The questions of a paper, each without a form around it.
     *
     * @param judged whether to say how good the answers are, and why
     */
    public List<String> html(Paper paper, boolean judged) {
        return IntStream.range(0, paper.asked().size()).mapToObj(at -> {
            var asked = paper.asked().get(at);
            var view = new QuestionViews(items, judged ? asked : asked.unjudged(), reader.language())
                    .view("", Paper.prefix(asked.item()), false, Templates::blank);
            return Templates.part(view, at + 1, judged).render();
        }).toList();
    }

    /** The questions of a paper for programs. */
    public List<QuestionData> data(Paper paper) {
        return paper.asked().stream().map(asked -> QuestionData.of(items, asked, reader.language())).toList();
    }

    /** What is said about each answer of a paper, by item; nothing about what was left open. */
    public Map<String, VerdictData> verdicts(Paper paper) {
        return paper.asked().stream().filter(asked -> asked.verdict().isPresent()).collect(Collectors
                .toMap(asked -> asked.item().id(), asked -> QuestionData.verdict(items, asked, reader.language())));
    }

    QuestionView view(Asked asked, String place, boolean changed) {
        return new QuestionViews(items, asked, reader.language()).view(place, "", changed, Templates::blank);
    }
}
