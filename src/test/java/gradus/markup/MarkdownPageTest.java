package gradus.markup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import gradus.common.BadContent;
import gradus.common.Language;
import gradus.testing.Curriculum;

/** What the page for authors shows is what happens. */
class MarkdownPageTest {

    /** An example of the page: {@code md}, then {@code html} that it becomes, line by line, or why it is {@code refused}. */
    record Example(String text, boolean refused, String outcome) {
    }

    private static final Path PAGE = Path.of("src/docs/authoring/markdown.md");
    private static final Path FIGURES = Curriculum.SMALL.resolve("courses/small-course/lessons/01-first/figures");

    @TempDir
    static Path root;
    private static Markdown markdown;

    @BeforeAll
    static void readTheLibraryOfThePage() throws IOException {
        for (var block : blocks()) {
            if (block.getInfo().startsWith("yaml ")) {
                Files.writeString(root.resolve(block.getInfo().substring("yaml ".length()) + ".yaml"), block.getLiteral());
            }
        }
        markdown = new Markdown(List.of(root));
    }

    static Stream<Example> examples() throws IOException {
        var blocks = blocks();
        return Stream.iterate(0, at -> at < blocks.size(), at -> at + 1).filter(at -> blocks.get(at).getInfo().equals("md"))
                .map(at -> new Example(blocks.get(at).getLiteral(), blocks.get(at + 1).getInfo().equals("refused"),
                        blocks.get(at + 1).getLiteral()));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleBecomesWhatThePageSays(Example example) {
        var source = Source.of("en.md", Language.ENGLISH, example.text()).withFigures(FIGURES, "/figures/")
                .withQuestions(Set.of("rides-listed-twice")).withLiveCells();
        if (example.refused()) {
            assertThatThrownBy(() -> markdown.read(source)).isInstanceOf(BadContent.class)
                    .hasMessageContaining(example.outcome().strip());
            return;
        }
        assertThat(markdown.read(source).html()).contains(example.outcome().lines().toList());
    }

    @Test
    void everyExampleHasItsOutcome() throws IOException {
        var kinds = blocks().stream().map(FencedCodeBlock::getInfo).toList();
        assertThat(kinds).containsOnly("md", "html", "refused", "yaml glossary", "yaml references");
        for (var at = 0; at < kinds.size(); at++) {
            if (kinds.get(at).equals("md")) {
                assertThat(kinds.get(at + 1)).isIn("html", "refused");
            }
        }
    }

    private static List<FencedCodeBlock> blocks() throws IOException {
        var blocks = new ArrayList<FencedCodeBlock>();
        Parser.builder().build().parse(Files.readString(PAGE)).accept(new AbstractVisitor() {
            @Override
            public void visit(FencedCodeBlock block) {
                blocks.add(block);
            }
        });
        return blocks;
    }
}
