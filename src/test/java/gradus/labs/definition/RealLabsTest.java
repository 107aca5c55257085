package gradus.labs.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

import org.junit.jupiter.api.Test;

import gradus.catalog.Courses;
import gradus.common.Language;
import gradus.common.Text;
import gradus.markup.Markdown;
import gradus.markup.Source;

/** The labs we ship: they load, and every text in them is right and built alike in both languages. */
class RealLabsTest {

    private static final List<Path> ROOTS = List.of(Path.of("curriculum"));

    private final Courses courses = new Courses(ROOTS);
    private final Markdown markdown = new Markdown(ROOTS);

    @Test
    void everyLabLoadsAndReadsWell() {
        var labs = courses.all().stream().flatMap(course -> PackedLab.of(course).stream()).map(PackedLab::version).toList();
        assertThat(labs).isNotEmpty();
        for (var lab : labs) {
            var texts = new ArrayList<>(List.of(lab.brief()));
            texts.addAll(lab.hints());
            texts.forEach(text -> readsAlike(lab.id(), text));
        }
    }

    private void readsAlike(String lab, Text text) {
        var english = markdown.read(Source.of(lab + " (en)", Language.ENGLISH, text.english()));
        var chinese = markdown.read(Source.of(lab + " (zh-CN)", Language.CHINESE, text.chinese()));
        assertThat(english.outline().differences(chinese.outline())).as(lab).isEmpty();
        for (var manuscript : List.of(english, chinese)) {
            assertThat(markdown.html(manuscript)).isNotBlank();
            assertThat(manuscript.outline().links()).as(manuscript.origin()).allSatisfy(link -> assertThat(
                    link.startsWith("/") && !pages().contains(link)).as("%s leads nowhere", link).isFalse());
        }
    }

    private HashSet<String> pages() {
        var pages = new HashSet<>(List.of("/", "/courses"));
        for (var course : courses.all()) {
            pages.add(course.address());
            course.parts().forEach(part -> pages.add(course.address(part)));
        }
        return pages;
    }
}
