package gradus.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import gradus.catalog.Course;
import gradus.catalog.Part.Kind;
import gradus.check.Row.Column;
import gradus.common.BadContent;
import gradus.common.Language;
import gradus.common.Text;
import gradus.labs.definition.Labs;
import gradus.lessons.LessonReader;
import gradus.lessons.Links;
import gradus.markup.Manuscript;
import gradus.markup.Markdown;
import gradus.markup.Source;

/** Reads every lesson and every lab, and proves that both languages are built alike and no link is dead. */
final class TextCheck {

    private final Markdown markdown;
    private final Set<String> questions;
    private final List<Finding> findings;

    /** @param questions ids of the items that lessons may ask */
    TextCheck(Markdown markdown, Set<String> questions, List<Finding> findings) {
        this.markdown = markdown;
        this.questions = questions;
        this.findings = findings;
    }

    /** Reads them all, since any text may link to any other. */
    void read(List<Subject> parts) {
        var reader = new LessonReader(markdown, questions);
        for (var part : parts) {
            try {
                if (part.part().kind() == Kind.LESSON) {
                    part.read(reader.read(part.course(), part.part()));
                } else {
                    part.read(Labs.read(part.course(), part.part()));
                    readsAlike(part);
                }
                part.row().good(Column.LANGUAGES, "ok");
            } catch (BadContent e) {
                fail(part, Column.LANGUAGES, e);
            }
        }
    }

    /** @param all every part of the curriculum that could be read, the chosen ones among them */
    void links(List<Subject> chosen, List<Course> courses, List<Subject> all) {
        var links = new Links(courses, all.stream().map(Subject::lesson).filter(lesson -> lesson != null).toList());
        for (var part : chosen) {
            if (part.lesson() == null && part.lab() == null) {
                continue;
            }
            try {
                for (var language : Language.values()) {
                    for (var text : texts(part, language)) {
                        links.check(text, language);
                        markdown.html(text); // the formulas
                    }
                }
                part.row().good(Column.LINKS, "ok");
            } catch (BadContent e) {
                fail(part, Column.LINKS, e);
            }
        }
    }

    private void readsAlike(Subject part) {
        var english = texts(part, Language.ENGLISH);
        var chinese = texts(part, Language.CHINESE);
        for (var i = 0; i < english.size(); i++) {
            var differences = english.get(i).outline().differences(chinese.get(i).outline());
            if (!differences.isEmpty()) {
                throw new BadContent(english.get(i).origin(), "is not built as the Chinese text is: "
                        + String.join("; ", differences));
            }
        }
    }

    private List<Manuscript> texts(Subject part, Language language) {
        if (part.lesson() != null) {
            return List.of(part.lesson().in(language));
        }
        var texts = new ArrayList<Manuscript>();
        texts.add(text(part, "brief", part.lab().brief(), language));
        part.lab().hints().forEach(hint -> texts.add(text(part, "hints", hint, language)));
        return texts;
    }

    private Manuscript text(Subject part, String name, Text text, Language language) {
        var origin = part.folder().resolve("%s.%s.md".formatted(name, language.tag())).toString();
        return markdown.read(Source.of(origin, language, text.in(language)));
    }

    private void fail(Subject part, Column column, BadContent trouble) {
        part.row().bad(column, "");
        findings.add(Finding.of(part.name(), trouble.getMessage()));
    }
}
