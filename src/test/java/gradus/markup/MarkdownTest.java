package gradus.markup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import gradus.common.BadContent;
import gradus.common.Language;
import gradus.testing.Curriculum;

/** Everything but the look of formulas; those stay tokens here, so that no engine is started. */
class MarkdownTest {

    private static final Path FIGURES = Curriculum.SMALL.resolve("courses/small-course/lessons/01-first/figures");

    @TempDir
    Path folder;
    private final Markdown markdown = new Markdown(List.of(Curriculum.SMALL));

    @Test
    void rendersCommonMarkWithTables() {
        assertThat(html("A *b* `c`.\n\n| x | y |\n|---|--:|\n| 1 | 2 |\n\n1. one\n2. two\n"))
                .contains("<p>A <em>b</em> <code>c</code>.</p>", "<th>x</th><th align=\"right\">y</th>",
                        "<td>1</td><td align=\"right\">2</td>", "<ol><li>one</li><li>two</li></ol>");
    }

    @Test
    void codeKeepsItsLanguageAndItsDollars() {
        assertThat(html("```java\ndouble price = a < 3 ? $x : $y;\n```\n\n`$HOME`"))
                .contains("<pre><code class=\"language-java\">double price", "a &lt; 3 ? $x : $y;",
                        "<code>$HOME</code>");
    }

    @Test
    void headingsHaveIdsInEveryScript() {
        assertThat(html("## How far is `a` step?\n\n### 走一步！\n\n### 走一步！")).contains(
                "<h2 id=\"h-how-far-is-a-step\">", "<h3 id=\"h-走一步\">", "<h3 id=\"h-走一步-2\">");
    }

    @Test
    void aNumberAndItsPercentStayOnOneLine() {
        assertThat(html("It loses 88 % of `88 % 3`.")).isEqualTo("<p>It loses 88\u00a0% of <code>88 % 3</code>.</p>\n");
    }

    @Test
    void aQuestionLeavesAPlaceForWhoeverKnowsIt() {
        var source = Source.of("x.md", Language.ENGLISH, "Try it:\n:::question sum\nAnd on.\n\n:::note\n:::question two\n:::")
                .withQuestions(Set.of("sum", "two"));
        var manuscript = markdown.read(source);
        assertThat(manuscript.html()).contains("<p>Try it:</p>",
                "<div class=\"question-place\" id=\"place-sum\"></div>", "<p>And on.</p>",
                "<div class=\"question-place\" id=\"place-two\"></div>");
        assertThat(manuscript.outline().questions()).containsExactly("sum", "two");
        assertThatThrownBy(() -> markdown.read(source.withQuestions(Set.of("two"))))
                .hasMessage("x.md: line 2: there is no practice item sum; lessons ask items with use: practice");
        assertThat(manuscript.outline().differences(markdown.read(Source.of("y.md", Language.CHINESE, "x")).outline()))
                .containsExactly("questions differ: [sum, two] and []");
    }

    @Test
    void aFormulaIsNotReadAsMarkdown() {
        var manuscript = read("So $a_1 * b_1 * c_1 \\$ \\\\ [x](y) <b>$ and $y$.");
        assertThat(manuscript.formulas().values()).containsExactlyInAnyOrder(
                new Formula("a_1 * b_1 * c_1 \\$ \\\\ [x](y) <b>", false), new Formula("y", false));
        assertThat(manuscript.html()).doesNotContain("<em>", "<a");
    }

    @Test
    void aShortFormulaKeepsThePunctuationThatClosesIt() {
        assertThat(html("So $x$, or $y$ (with $z$).")).contains("So <span class=\"kept\">").contains(",</span> or ")
                .contains(" (with <span class=\"kept\">").contains(").</span></p>");
        assertThat(html("即 $x$，好。")).contains("&#xff0c;</span>好。");
        assertThat(html("So $1 + 2 + 3 + 4 + 5 + 6 + 7 + 8 + 9 + 10$, or")).doesNotContain("kept").contains(", or");
    }

    @Test
    void moneyIsEscaped() {
        assertThat(html("It costs \\$5, not \\$10.")).contains("It costs $5, not $10.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "It costs $5. | line 1: a lone $",
            "From $5 to $10. | line 1: a lone $",
            "'a\n\nb $ c' | line 3: a lone $",
            "'a $ x$' | line 1: a lone $",
            "text $$x$$ | line 1: $$ must start a line of its own",
            "$$ x | line 1: $$ is not closed",
            "'$$\nx\n\n# y' | line 1: $$ is not closed",
            "$$ $$ | line 1: the equation is empty",
            "$$ x $$ {#loss} | line 1: after the closing $$",
            "'$$ x $$ {#eq:a}\n\n$$ y $$ {#eq:a}' | line 3: \"a\" stands there twice",
            "See [@eq:none]. | line 1: [@eq:none] has no equation",
            "See [@fig:none]. | line 1: [@fig:none] has no figure",
            "See [@none]. | line 1: [@none] is not in references.yaml",
            "See [[none]]. | [[none]] is not in glossary.yaml",
            "'# Title' | line 1: a heading of level 1",
            "'## A\n\n#### B' | line 3: a heading of level 4 after one of level 2",
            "![x](y.svg) | line 1: pictures are written as :::figure",
            "[x](page) | line 1: the link to \"page\" leads nowhere for sure",
            "[x](http://example.org) | line 1: the link to",
            "[x](//example.org) | line 1: the link to",
            "[x](javascript:alert(1)) | line 1: the link to",
            "[x](#nowhere) | line 1: the link to \"#nowhere\" has no heading",
            "':::quiz one\n:::' | line 1: unknown directive :::quiz",
            "'a\n\n```java\nint a;' | line 3: the code block is not closed",
            "'a\n\n:::' | line 3: ::: closes nothing here",
            "'x\n:::question' | line 2: a question names an item",
            "':::question Sum' | line 1: a question names an item",
            "':::question sum' | line 1: this text cannot ask questions",
            "':::note\nx' | line 1: the note is not closed",
            "':::note\n:::note\nx\n:::\n:::' | line 1: a note cannot hold another note",
            "':::figure Steps.svg\n:::' | line 1: a figure names its file",
            "':::figure ../x.svg\n:::' | line 1: a figure names its file",
            "':::figure steps.zh-CN.svg\n:::' | line 1: a figure names its file",
            "':::figure steps.svg\nalt: x\n\ny' | line 1: the figure is not closed",
            "':::figure steps.svg\nx\n\ny\n:::' | line 1: the figure's first line must be",
            "':::figure steps.svg\nalt: x\n:::' | line 1: the figure has no caption",
            "':::figure none.svg\nalt: x\n\ny\n:::' | none.svg: is missing" })
    void aMistakeIsNamedWithItsLine(String text, String message) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(BadContent.class).hasMessageContaining(message);
    }

    @Test
    void labelledEquationsAreNumberedAndReferredTo() {
        var manuscript = read("By [@eq:b]:\n\n$$ x $$ {#eq:a}\n\n$$\ny\n\\\\ z\n$$ {#eq:b}\n\n$$ unlabelled $$\n");
        assertThat(manuscript.html()).contains("By <a href=\"#eq-b\">(2)</a>:",
                "<div class=\"equation\" tabindex=\"0\" id=\"eq-a\" role=\"group\" aria-label=\"Equation 1\">",
                "<span class=\"equation-number\">(2)</span>");
        assertThat(manuscript.formulas().values()).containsExactlyInAnyOrder(new Formula("x", true),
                new Formula("y\n\\\\ z", true), new Formula("unlabelled", true));
        assertThat(manuscript.outline().equations()).containsExactly("a", "b");
    }

    @Test
    void aFigureHasADescriptionASizeAndACaption() {
        assertThat(html("See [@fig:steps].\n\n:::figure steps.svg\nalt: Three \"steps\"\ndown.\n\nEach *shorter*.\n:::"))
                .contains("See <a href=\"#fig-steps\">Figure 1</a>.", "<figure id=\"fig-steps\">",
                        "<img src=\"/figures/steps.svg\" alt=\"Three &#34;steps&#34; down.\" width=\"120\" height=\"60\" />",
                        "<figcaption><span class=\"figure-number\">Figure 1</span> Each <em>shorter</em>.</figcaption>");
    }

    @Test
    void aPictureWithWordsIsShownInTheReadersLanguage() throws IOException {
        picture("steps.svg", 120);
        assertThat(steps(Language.CHINESE).html()).contains("<img src=\"/figures/steps.svg\"");
        picture("steps.zh-CN.svg", 120);
        assertThat(steps(Language.CHINESE).html()).contains("<figure id=\"fig-steps\">",
                "<img src=\"/figures/steps.zh-CN.svg\" alt=\"x\" width=\"120\" height=\"60\" />");
        assertThat(steps(Language.CHINESE).pictures()).containsExactly("steps.zh-CN.svg");
        assertThat(steps(Language.ENGLISH).html()).contains("<img src=\"/figures/steps.svg\"");
        assertThat(steps(Language.ENGLISH).pictures()).containsExactly("steps.svg");
        assertThat(steps(Language.ENGLISH).outline().differences(steps(Language.CHINESE).outline())).isEmpty();
    }

    @Test
    void bothPicturesAreEquallyLargeAndOnlyDraw() throws IOException {
        picture("steps.zh-CN.svg", 120);
        assertThatThrownBy(() -> steps(Language.CHINESE)).hasMessageContaining("steps.svg: is missing");
        picture("steps.svg", 121);
        assertThatThrownBy(() -> steps(Language.CHINESE)).isInstanceOf(BadContent.class)
                .hasMessageContaining("steps.zh-CN.svg: must be as large as steps.svg");
        Files.writeString(folder.resolve("steps.zh-CN.svg"), "<svg viewBox='0 0 121 60'><script/></svg>");
        assertThatThrownBy(() -> steps(Language.CHINESE)).isInstanceOf(BadContent.class)
                .hasMessageContaining("steps.zh-CN.svg: may not contain the element script");
    }

    @Test
    void aNoteHoldsBlocksAndFigures() {
        assertThat(html(":::note Mind *this*\n- a\n- b\n\n:::figure steps.svg\nalt: x\n\ny\n:::\nlast\n:::\nafter"))
                .contains("<div class=\"note\" role=\"note\"><p class=\"note-title\">Mind *this*</p>", "<li>a</li>",
                        "<p>last</p>\n</div>\n<p>after</p>");
        assertThat(html(":::note\nx\n:::")).contains("<p class=\"note-title\">Note</p>");
    }

    @Test
    void citationsAreNumberedByFirstMentionAndListed() {
        assertThat(html("As shown [@robbins-monro-1951], twice [@robbins-monro-1951].")).contains(
                "As shown <a class=\"citation\" href=\"#ref-robbins-monro-1951\">[1]</a>, twice <a",
                "<section class=\"references\"><h2 id=\"h-references-list\">References</h2><ol>",
                "<li id=\"ref-robbins-monro-1951\">Herbert Robbins, Sutton Monro: "
                        + "<cite><a href=\"https://doi.org/10.1214/aoms/1177729586\">A Stochastic",
                "</a></cite>. The Annals of Mathematical Statistics 22(3), 400–407, 1951.</li>");
    }

    @Test
    void termsLinkToTheirDefinitions() {
        assertThat(html("The [[gradient]], two [[gradient|gradients]].")).contains(
                "The <a class=\"term\" href=\"#term-gradient\" title=\"The vector of partial derivatives.\">gradient</a>",
                ">gradients</a>",
                "<dt id=\"term-gradient\"><dfn>gradient</dfn></dt><dd>The vector of partial derivatives.</dd>");
    }

    @Test
    void everyWordOfOursIsInTheReadersLanguage() {
        var source = Source.of("zh-CN.md", Language.CHINESE,
                "[[gradient]]见 [@robbins-monro-1951] 和[@fig:steps]。\n\n$$ x $$ {#eq:a}\n\n:::note\n小心。\n:::\n\n"
                        + ":::figure steps.svg\nalt: 台阶。\n\n越走越短。\n:::");
        assertThat(markdown.read(source.withFigures(FIGURES, "/figures/")).html())
                .contains(">梯度</a>见 <a", "和<a href=\"#fig-steps\">图 1</a>。", "aria-label=\"式 1\"",
                        "<p class=\"note-title\">注意</p>", "<dd>由各个偏导数组成的向量。</dd>", ">参考文献</h2>", ">术语</h2>")
                .doesNotContain("Figure", "Terms", "References", "Note", "Equation");
    }

    @Test
    void mentionsInCodeAndLinksAreText() {
        assertThat(html("`[[none]] [@none]` and [see [@none]](/courses)")).contains("<code>[[none]] [&#64;none]</code>",
                "see [&#64;none]");
    }

    @Test
    void severalTextsFitOnOnePage() {
        var html = markdown.read(Source.of("hint.md", Language.ENGLISH,
                "## A\n\n[[gradient]] [@robbins-monro-1951] [@eq:a]\n\n$$ x $$ {#eq:a}").withIdPrefix("hint-1-")).html();
        assertThat(html.split("id=\"")).hasSizeGreaterThan(5);
        assertThat(html.replace("id=\"hint-1-", "").replace("href=\"#hint-1-", "")).doesNotContain("id=\"", "href=\"#");
    }

    @Test
    void theOutlineComparesLanguages() {
        var english = read("## A\n\n$$ x $$ {#eq:a}\n\n```java\n```").outline();
        assertThat(english.differences(read("## 甲\n\n$$ x $$ {#eq:a}\n\n```java\n```").outline())).isEmpty();
        assertThat(english.differences(read("## 甲\n\n### 乙\n\n$$ x $$ {#eq:b}").outline()))
                .containsExactly("headings differ: [2] and [2, 3]", "equations differ: [a] and [b]",
                        "code blocks differ: [java] and []");
    }

    private void picture(String name, int width) throws IOException {
        Files.writeString(folder.resolve(name), "<svg viewBox='0 0 %d 60'/>".formatted(width));
    }

    private Manuscript steps(Language language) {
        return markdown.read(Source.of("x.md", language, ":::figure steps.svg\nalt: x\n\ny\n:::")
                .withFigures(folder, "/figures/"));
    }

    private Manuscript read(String text) {
        return markdown.read(Source.of("en.md", Language.ENGLISH, text).withFigures(FIGURES, "/figures/"));
    }

    private String html(String text) {
        return read(text).html();
    }
}
