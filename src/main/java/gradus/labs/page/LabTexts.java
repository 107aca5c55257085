package gradus.labs.page;

import java.util.List;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;

import gradus.catalog.Courses;
import gradus.common.Text;
import gradus.labs.definition.LabVersion;
import gradus.markup.Markdown;
import gradus.markup.Source;
import gradus.web.Reader;

/** A lab's texts in the reader's language. */
@ApplicationScoped
class LabTexts {

    private final Courses courses;
    private final Markdown markdown;
    private final Reader reader;

    LabTexts(Courses courses, Markdown markdown, Reader reader) {
        this.courses = courses;
        this.markdown = markdown;
        this.reader = reader;
    }

    String title(LabVersion lab) {
        return lab.title().in(reader.language());
    }

    String courseTitle(LabVersion lab) {
        return courses.require(lab.course()).title().in(reader.language());
    }

    String brief(LabVersion lab) {
        return html(lab, "brief", lab.brief());
    }

    List<String> hints(LabVersion lab) {
        return IntStream.range(0, lab.hints().size()).mapToObj(at -> html(lab, "hint-" + (at + 1), lab.hints().get(at)))
                .toList();
    }

    private String html(LabVersion lab, String name, Text text) {
        var language = reader.language();
        return markdown.html(Source.of(lab.id() + "/" + name, language, text.in(language)).withIdPrefix(name + "-"));
    }
}
