package gradus.markup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import gradus.common.BadContent;
import gradus.common.Language;
import gradus.testing.Curriculum;

class FormulasTest {

    private static final Formulas FORMULAS = new Formulas(Duration.ofMinutes(5));

    @AfterAll
    static void close() {
        FORMULAS.close();
    }

    @Test
    void aFormulaIsForEyesAndForScreenReaders() {
        assertThat(inline("\\theta_1")).startsWith("<span class=\"katex\">").contains("<math xmlns", "<mi>θ</mi>",
                "aria-hidden=\"true\"").doesNotContain("katex-display");
        assertThat(FORMULAS.html(new Formula("\\sum_{i=1}^n x_i", true))).contains("katex-display");
    }

    @Test
    void chineseMayStandInAFormulasText() {
        assertThat(inline("\\text{误差} = \\hat y - y")).contains("<mtext>误差</mtext>");
    }

    @Test
    void htmlInAFormulaIsText() {
        assertThat(inline("\\text{<img src=x onerror=alert(1)>}")).contains("&lt;img").doesNotContain("<img");
    }

    @ParameterizedTest
    @ValueSource(strings = { "\\frac{a", "\\unknown", "x^1^2", "误差 = 1", "\\href{javascript:alert(1)}{x}",
            "\\url{https://example.org}", "\\includegraphics{x.png}", "\\htmlStyle{color:red}{x}",
            "\\htmlId{x}{y}", "\\def\\a{\\a\\a}\\a", "\\begin{aligned} x" })
    void whatIsNoPlainFormulaIsRefused(String tex) {
        assertThatIllegalArgumentException().isThrownBy(() -> inline(tex));
    }

    @Test
    void theErrorNamesTextAndFormula() {
        var markdown = new Markdown(List.of());
        assertThatThrownBy(() -> markdown.html(Source.of("en.md", Language.ENGLISH, "Say $\\frac{a$.")))
                .isInstanceOf(BadContent.class).hasMessageStartingWith("en.md: the formula $\\frac{a$: ")
                .hasMessageContaining("KaTeX parse error");
        markdown.close();
    }

    @Test
    void theFinishedTextHoldsItsFormulas() {
        var markdown = new Markdown(List.of(Curriculum.SMALL));
        var html = markdown.html(Source.of("en.md", Language.ENGLISH, "Cost \\$1 and $x_1$.\n\n$$ y \\\\ z $$ {#eq:a}"
                .replace(" \\\\ z", "")));
        assertThat(html)
                .contains("Cost $1 and <span class=\"kept\"><span class=\"katex\">", "role=\"group\"",
                        "<span class=\"katex-display\">")
                .doesNotContain("formula0end");
        markdown.close();
    }

    @Test
    @Timeout(value = 60, threadMode = SEPARATE_THREAD)
    void theEngineGoesWhenThereIsNothingToDoAndComesAgain() throws InterruptedException {
        try (var formulas = new Formulas(Duration.ofMillis(50))) {
            var first = formulas.html(new Formula("x", false));
            while (formulas.engineRuns()) {
                Thread.sleep(20);
            }
            assertThat(formulas.html(new Formula("x", false))).isSameAs(first);
            assertThat(formulas.engineRuns()).as("a known formula needs no engine").isFalse();
            assertThat(formulas.html(new Formula("y", false))).isNotEmpty();
        }
    }

    private static String inline(String tex) {
        return FORMULAS.html(new Formula(tex, false));
    }
}
