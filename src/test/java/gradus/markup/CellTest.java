package gradus.markup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import gradus.common.BadContent;
import gradus.common.Language;

class CellTest {

    private static final String HELLO = """
            void main() {
                IO.println("a // b"); // says it
            }
            """;

    private final Markdown markdown = new Markdown(List.of());

    @Test
    void aCellIsAProgramBesideAnEmptyBar() {
        var manuscript = read("Try it:\n\n" + fenced(HELLO) + "\nDone.");
        var cell = manuscript.cells().getFirst();
        assertThat(cell.code()).isEqualTo(HELLO);
        assertThat(cell.line()).isEqualTo(3);
        assertThat(cell.id()).matches("cell\\.[0-9a-f]{20}");
        assertThat(manuscript.html()).contains("<div class=\"cell\" id=\"" + cell.id().replace('.', '-')
                + "\"><pre><code class=\"language-java\">void main() {\n    IO.println(&#34;a // b&#34;); // says it\n}\n"
                + "</code></pre><div class=\"cell-bar\"></div></div>");
        assertThat(manuscript.outline().codeBlocks()).isEmpty();
        assertThat(manuscript.outline().cells()).containsExactly(cell.id());
    }

    @ParameterizedTest
    @ValueSource(strings = { "void main() {\n  IO.println(\"a // b\"); // 说出来\n}",
            "/* says\n it */ void main() { /**/\n\n\n    IO.println(\"a // b\");\n}\n// end" })
    void commentsAndBlanksMakeNoOtherCell(String same) {
        assertThat(Cell.of(same, 1).id()).isEqualTo(Cell.of("void main() {\n    IO.println(\"a // b\");\n}\n", 7).id());
    }

    @ParameterizedTest
    @ValueSource(strings = { "void main() { IO.println(\"a // c\"); }", "void main() { IO.println(\"a  // b\"); }",
            "void main() { IO.println(\"a /* */ b\"); }", "void main() { IO.println(\"\\\"// b\"); }",
            "void main() { IO.println('\"'); /*\"*/ }", "void main() { IO.println(\"\"\"\n a // b\"\"\"); }",
            "void main() { IO.println(\"\"\"\n a // c\"\"\"); }" })
    void everythingElseDoes(String other) {
        assertThat(Cell.of(other, 1).id()).isNotEqualTo(Cell.of("void main() { IO.println(\"a // b\"); }", 1).id());
    }

    @Test
    void aLongStringIsNoProblem() {
        var text = "\\\\\\n".repeat(5_000);
        assertThat(Cell.of("void main() { IO.println(\"" + text + "\"); } // " + "x".repeat(50_000), 1).id())
                .isEqualTo(Cell.of("void main() { IO.println(\"" + text + "\"); }", 1).id());
    }

    @ParameterizedTest
    @ValueSource(strings = { "void main() {\n}", "static void main(String[] args) {\n}",
            "public static void main(String... args) throws Exception {\n}",
            "import gradus.lab.Lab;\n\nint twice(int a) {\n}\n\nfinal void main() {\n}" })
    void eachFormOfAStartIsTaken(String code) {
        assertThat(read(fenced(code + "\n")).cells()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "int a = 1; | line 2: a live cell is a program: it needs void main(), outside any class",
            "'public class A {\n    public static void main(String[] args) {\n    }\n}' | line 2: a live cell is a program",
            "'void run(Lab lab) {\n}' | line 2: a live cell is a program" })
    void whatCannotStartIsRefused(String code, String message) {
        assertThatThrownBy(() -> read("\n" + fenced(code + "\n"))).isInstanceOf(BadContent.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = { "python try", "try", "java  try 2", "Java Try", "java try" + " {1}" })
    void anotherFenceIsNoCell(String info) {
        assertThatThrownBy(() -> read("```" + info + "\n" + HELLO + "```\n"))
                .hasMessageContaining("line 1: a live cell is written ```java try, not ```" + info);
    }

    @Test
    void aCellIsNotTooLargeNotTwiceThereAndOnlyWhereItCanRun() {
        assertThatThrownBy(() -> read(fenced(HELLO + "// ".repeat(6_000) + "\n")))
                .hasMessageContaining("line 1: a live cell has at most 16 KiB");
        assertThatThrownBy(() -> read(fenced(HELLO) + "\n" + fenced(HELLO)))
                .hasMessageContaining("line 7: this live cell stands there twice");
        assertThatThrownBy(() -> markdown.read(Source.of("brief.en.md", Language.ENGLISH, fenced(HELLO))))
                .hasMessageContaining("line 1: this text cannot hold live cells");
    }

    @Test
    void bothLanguagesHaveTheSameCells() {
        var english = read(fenced(HELLO)).outline();
        assertThat(english.differences(read(fenced(HELLO.replace("says it", "说出来"))).outline())).isEmpty();
        assertThat(english.differences(read("").outline())).containsExactly("live cells differ: 1 and 0");
        assertThat(english.differences(read(fenced(HELLO.replace("a // b", "甲"))).outline()))
                .containsExactly("live cell 1 is not the same program; only comments are translated");
    }

    private static String fenced(String code) {
        return "```java try\n" + code + "```\n";
    }

    private Manuscript read(String text) {
        return markdown.read(Source.of("en.md", Language.ENGLISH, text).withLiveCells());
    }
}
