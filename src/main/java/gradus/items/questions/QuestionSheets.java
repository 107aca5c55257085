package gradus.items.questions;

import jakarta.enterprise.context.ApplicationScoped;

import gradus.common.Problem;
import gradus.items.Items;
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
     * A form that asks a practice item, as the viewer left it.
     *
     * @param place the path of the page it stands on
     * @throws Problem 404 if there is no such practice item
     */
    public String html(String item, String place) {
        return Templates.question(view(questions.asked(item), place, false)).render();
    }

    QuestionView view(Asked asked, String place, boolean changed) {
        return new QuestionViews(items, asked, reader.language()).view(place, changed, Templates::blank);
    }
}
