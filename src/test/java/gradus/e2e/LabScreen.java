package gradus.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** The lab page as a learner uses it: with a keyboard in the editor, and buttons. */
final class LabScreen {

    private static final double RUN_MILLIS = 120_000;
    private static final Path BATCHES = Path.of(
            "curriculum/courses/f2-gradient-descent/labs/mini-batch/starter/Batches.java");

    private final Page page;

    LabScreen(Page page) {
        this.page = page;
    }

    static LabScreen open(Page page, String lab) {
        page.navigate("/labs/" + lab);
        page.waitForSelector(".lab.alive");
        return new LabScreen(page);
    }

    /** What makes the lab {@code mini-batch} run until its time is up. */
    static String endless() throws IOException {
        return Files.readString(BATCHES).replaceFirst("class Batches \\{", """
                class Batches {
                    static final int NEVER = endless();
                    static int endless() {
                        while (true) {
                        }
                    }
                """);
    }

    /** Replaces what the editor shows in one go, as a paste does. */
    void fill(String text) {
        empty();
        page.keyboard().insertText(text);
    }

    /**
     * Replaces what the editor shows key by key, as people do: the editor closes brackets and indents by itself, so a line
     * that is a closing brace is there already.
     */
    void type(String text) {
        empty();
        for (var line : text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList()) {
            if (line.equals("}")) {
                page.keyboard().press("ArrowDown");
                page.keyboard().press("End");
            } else {
                page.keyboard().type(line);
            }
            page.keyboard().press("Enter");
        }
    }

    private void empty() {
        editor().click();
        page.keyboard().press("Control+A");
        page.keyboard().press("Delete");
    }

    String text() {
        return String.join("\n", page.locator(".cm-line").allInnerTexts());
    }

    void run() {
        page.locator("[data-do=practice]").click();
    }

    void submit() {
        page.locator("[data-do=submit]").click();
    }

    /** Waits until no run of this page is open any more. */
    void untilClosed() {
        page.waitForFunction("() => document.querySelector('[data-do=practice]').disabled === false", null,
                new Page.WaitForFunctionOptions().setTimeout(RUN_MILLIS));
    }

    /** Waits until the curve was drawn with three growing numbers of points while the run was still open. */
    void untilCurveGrows() {
        var grown = "() => 'busy' in document.querySelector('.lab').dataset"
                + " && new Set(window.gradus.curve.map(drawn => drawn.points)).size >= 3";
        page.waitForFunction(grown, null, new Page.WaitForFunctionOptions().setTimeout(RUN_MILLIS));
    }

    /** How many points each drawing of the curve had, in order. */
    @SuppressWarnings("unchecked")
    List<Integer> drawings() {
        return (List<Integer>) page.evaluate("() => window.gradus.curve.map(drawn => drawn.points)");
    }

    void untilSaved() {
        page.waitForSelector("[data-saved][data-state=saved]");
    }

    String savedState() {
        return page.locator("[data-saved]").getAttribute("data-state");
    }

    /** Waits until the page says this of the run; it asks the server for the words once the run is closed. */
    void untilItSays(String words) {
        page.waitForFunction("words => document.querySelector('[data-run-state]').textContent.includes(words)", words,
                new Page.WaitForFunctionOptions().setTimeout(RUN_MILLIS));
    }

    /** Runs what the editor shows and waits for its end. */
    void runToItsEnd() {
        run();
        untilClosed();
    }

    /** What the page says about which line is which, once it names that many. */
    List<String> legend(int lines) {
        page.waitForFunction("count => document.querySelectorAll('.legend li').length === count", lines);
        return page.locator(".legend li").allInnerTexts();
    }

    void resetAll() {
        page.locator("[data-reset-menu] summary").click();
        page.locator("[data-reset=all]").click();
        former().waitFor();
    }

    /** What a reset or restore replaced, and the way back. */
    Locator former() {
        return page.locator("[data-former]");
    }

    void undo() {
        page.locator("[data-undo]").click();
    }

    /** Waits until the editor shows this. */
    void untilItShows(String text) {
        page.waitForFunction("text => document.querySelector('.cm-content').innerText.includes(text)", text);
    }

    /** How much the page has moved things that nobody touched, as browsers measure it; 0 is nothing. */
    double layoutShift() {
        return ((Number) page.evaluate("() => window.shift ?? 0")).doubleValue();
    }

    Locator verdict() {
        return page.locator("[data-verdict]");
    }

    Locator problems() {
        return page.locator("[data-problems] li");
    }

    /** The line number, from 1, that the editor marks with an error. */
    int markedLine() {
        var script = """
                marker => {
                    const top = marker.getBoundingClientRect().top;
                    const numbers = [...marker.getRootNode().querySelectorAll('.cm-lineNumbers .cm-gutterElement')];
                    return Number(numbers.findLast(number => number.getBoundingClientRect().top <= top + 1).textContent);
                }""";
        return (Integer) page.locator(".cm-lint-marker-error").first().evaluate(script);
    }

    void focusEditor() {
        editor().click();
    }

    boolean editorHasFocus() {
        return (Boolean) page.evaluate("() => document.querySelector('[data-editor]').contains(document.activeElement)");
    }

    private Locator editor() {
        return page.locator(".cm-content");
    }
}
