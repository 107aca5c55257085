package gradus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** Live cells as a reader of the lesson that ships meets them: a real browser and a real sandbox. */
class LiveCellIT {

    private static final String LESSON = "/courses/f2-gradient-descent/lessons/01-fitting-a-line";
    private static final double RUN_MILLIS = 120_000;

    private BrowserContext window;
    private Page page;

    @BeforeEach
    void signInAsSomebodyNew() {
        window = Installation.get().window();
        page = window.newPage();
        page.navigate(LESSON);
        SignIn.asNewLearner(page, "reader-" + UUID.randomUUID().toString().substring(0, 8), "Ada", "Byron");
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void aReaderChangesACellAndSeesItsOutputInPlace() {
        page.evaluate("window.sameDocument = true");
        var cell = cell("NDManager");
        var height = cell.boundingBox().height;
        assertThat(page.locator(".cm-editor").count()).isZero();

        cell.locator("pre").first().click();
        cell.locator(".cm-content").waitFor();
        assertThat(cell.boundingBox().height).isEqualTo(height);
        page.keyboard().press("Control+A");
        page.keyboard().insertText("void main() {\n    IO.println(6 * 7);\n}");
        page.keyboard().press("Control+Enter");
        untilItSays(cell, "your program ran to its end");
        assertThat(cell.locator("[data-log-lines]").innerText().strip()).isEqualTo("42");
        assertThat(page.evaluate("window.sameDocument")).isEqualTo(true);

        page.reload();
        assertThat(cell("IO.println(6 * 7);").locator("pre").first().innerText()).startsWith("void main()");
        cell("IO.println(6 * 7);").locator("[data-do=reset]").click();
        assertThat(cell("NDManager").locator("pre").first().innerText()).contains("float rate = 0.05f;");
        assertThat(page.evaluate("localStorage.length")).isEqualTo(0);
    }

    @Test
    void aCellAsItStandsDrawsItsCurveWithoutAnEditor() {
        var cell = cell("lab.metric");
        cell.locator("[data-do=run]").click();
        untilItSays(cell, "your program ran to its end");
        cell.locator(".curve canvas").waitFor();
        assertThat(cell.locator(".curve output").innerText()).contains("16");
        assertThat(cell.locator("[data-log-lines]").innerText()).startsWith("b = 2.");
        assertThat(page.locator(".cm-editor").count()).isZero();
    }

    @Test
    void whatDoesNotCompileIsNamedAndLeadsToItsLine() {
        var cell = cell("lab.metric");
        cell.locator("[data-do=edit]").click();
        cell.locator(".cm-content").waitFor();
        page.keyboard().press("Control+A");
        page.keyboard().insertText("void main() {\n    int a = 1;\n    int b = \"no number\";\n}");
        cell.locator("[data-do=run]").click();
        untilItSays(cell, "does not compile");
        assertThat(cell.locator("[data-problems] li").innerText()).contains("Line 3:", "incompatible types");
        assertThat(cell.locator(".cm-line", new Locator.LocatorOptions().setHas(page.locator(".cm-lintRange-error")))
                .innerText()).isEqualTo("    int b = \"no number\";");
        cell.locator("[data-problems] button").click();
        assertThat(page.evaluate("document.getSelection().anchorNode.parentElement.closest('.cm-line').textContent"))
                .isEqualTo("    int b = \"no number\";");
    }

    @Test
    void whatDoesNotEndCanBeStopped() {
        var cell = cell("NDManager");
        cell.locator("[data-do=edit]").click();
        cell.locator(".cm-content").waitFor();
        page.keyboard().press("Control+A");
        page.keyboard().insertText("void main() {\n    IO.println(\"on\");\n    while (true);\n}");
        page.keyboard().press("Control+Enter");
        cell.locator("[data-log-lines] span").first().waitFor();
        cell.locator("[data-do=stop]").click();
        untilItSays(cell, "This run was stopped");
        assertThat(cell.locator("[data-do=run]").isVisible()).isTrue();
    }

    @Test
    void theKeyboardComesIntoTheEditorAndOut() {
        var cell = cell("NDManager");
        cell.locator("[data-do=edit]").focus();
        page.keyboard().press("Enter");
        cell.locator(".cm-content:focus").waitFor();
        page.keyboard().press("Tab");
        assertThat(cell.locator(".cm-content:focus").count()).isOne();
        page.keyboard().press("Escape");
        page.keyboard().press("Tab");
        assertThat(cell.locator(".cm-content:focus").count()).isZero();
    }

    /** The cell whose program holds this text. */
    private Locator cell(String text) {
        return page.locator(".cell", new Page.LocatorOptions().setHasText(text));
    }

    private void untilItSays(Locator cell, String words) {
        cell.locator("[data-run-state]", new Locator.LocatorOptions().setHasText(words))
                .waitFor(new Locator.WaitForOptions().setTimeout(RUN_MILLIS));
    }
}
