package gradus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;

/** Earlier runs and states: seen behind the curve, listed, looked at, restored; and nothing lost on the way. */
class LabHistoryIT {

    private static final String LAB = "linear-regression";
    private static final Path SOLUTION = Path.of(
            "curriculum/courses/f2-gradient-descent/labs/linear-regression/solution/GradientDescent.java");

    private BrowserContext window;
    private Page page;

    @BeforeEach
    void signInAsSomebodyNew() {
        window = Installation.get().window();
        page = window.newPage();
        page.navigate("/courses");
        SignIn.asNewLearner(page, "learner-" + UUID.randomUUID().toString().substring(0, 8), "Ada", "Byron");
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void aRunIsReplayedOnItsPageAndTheComparisonAppearsByItself() throws IOException {
        var lab = LabScreen.open(page, LAB);
        lab.fill(Files.readString(SOLUTION));
        lab.runToItsEnd();
        page.locator("a[data-runs]").click();
        page.locator(".history tbody a").first().click();
        page.locator("#replay button").click();
        page.locator("#replay .then-now summary").click();
        assertThat(page.locator("#replay").innerText()).contains("to the last bit", "Curve loss", "Processor");
        assertThat(page.locator("#replay .how.good").count()).isEqualTo(page.locator("#replay .how").count());
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            assertThat(new AxeBuilder(page).include("#replay").analyze().getViolations()).isEmpty();
        }
    }

    @Test
    void earlierRunsStandBehindTheCurveAndInTheHistory() throws IOException {
        var solution = Files.readString(SOLUTION);
        var lab = LabScreen.open(page, LAB);
        lab.fill(solution);
        lab.runToItsEnd();
        assertThat(lab.legend(1)).containsExactly("Run 1");
        lab.fill(solution.replace("gradient.mul(rate)", "gradient.mul(rate / 2)"));
        lab.runToItsEnd();
        assertThat(lab.legend(2)).containsExactly("Run 2", "Run 1");

        page.reload(); // what stood behind it comes from the server
        assertThat(lab.legend(2)).containsExactly("Run 2", "Run 1");
        page.locator("[data-compare]").click();
        assertThat(lab.legend(1)).containsExactly("Run 2");
        page.locator("[data-compare]").click();
        page.locator(".numbers summary").click();
        page.locator(".numbers th").first().waitFor();
        assertThat(page.locator(".numbers th").allInnerTexts()).containsExactly("step", "loss, Run 2", "loss, Run 1");

        page.locator("a[data-runs]").click();
        assertThat(page.locator(".history tbody th").allInnerTexts()).containsExactly("Run 2", "Run 1");
        page.locator(".history tbody a").last().click();
        assertThat(page.locator("ins").allInnerTexts().toString()).contains("rate / 2");
        page.waitForSelector(".curve canvas");
        page.locator(".restore button").click();

        lab.untilItShows("gradient.mul(rate)");
        assertThat(lab.former().innerText()).contains("Earlier files are back");
        lab.undo();
        lab.untilItShows("rate / 2");
    }

    @Test
    void aResetIsUndoneAfterAReload() {
        var lab = LabScreen.open(page, LAB);
        lab.fill("class GradientDescent { /* mine */ }");
        lab.resetAll();
        assertThat(lab.text()).doesNotContain("/* mine */");
        assertThat(lab.former().innerText()).contains("What you had is kept");

        page.reload();
        lab.former().waitFor();
        lab.undo();
        lab.untilItShows("/* mine */");
        var other = window.newPage();
        assertThat(LabScreen.open(other, LAB).text()).contains("/* mine */");
    }

    @Test
    void nothingIsResetWhileTheServerCannotBeReached() {
        var lab = LabScreen.open(page, LAB);
        lab.fill("class GradientDescent { /* before */ }");
        lab.untilSaved();
        window.setOffline(true);
        lab.fill("class GradientDescent { /* typed offline */ }");
        page.locator("[data-reset-menu] summary").click();
        page.locator("[data-reset=all]").click();
        page.waitForSelector("[data-announce]:not(:empty)");
        assertThat(page.locator("[data-announce]").innerText()).contains("kept in this browser");
        assertThat(lab.text()).contains("/* typed offline */");

        window.setOffline(false);
        lab.untilSaved();
        page.reload();
        assertThat(lab.text()).contains("/* typed offline */");
    }

    @Test
    void anotherWindowIsAskedAfterAReset() {
        var lab = LabScreen.open(page, LAB);
        lab.fill("class GradientDescent { /* shared */ }");
        lab.untilSaved();
        var otherPage = window.newPage();
        var other = LabScreen.open(otherPage, LAB);
        lab.resetAll();

        other.fill("class GradientDescent { /* typed in the other window */ }");
        otherPage.locator("[data-conflict]").waitFor();
        otherPage.locator("[data-keep=mine]").click();
        other.untilSaved();
        page.reload();
        assertThat(lab.text()).contains("/* typed in the other window */");
    }

    @Test
    void axeFindsNothingInTheHistoryAndInARun() {
        var lab = LabScreen.open(page, LAB);
        lab.fill("class GradientDescent { int broken = \"text\"; }");
        lab.runToItsEnd();
        lab.resetAll();
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            for (int width : List.of(1280, 360)) {
                page.setViewportSize(width, 740);
                page.navigate("/labs/" + LAB + "/runs");
                clean("the history at " + width);
                page.locator(".history tbody a").click();
                page.locator(".restore").waitFor();
                clean("a run at " + width);
            }
        }
    }

    private void clean(String what) {
        var violations = new AxeBuilder(page).analyze().getViolations();
        assertThat(violations).as("%s: %s", what, violations).isEmpty();
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).as("width of %s", what)
                .isLessThanOrEqualTo(page.viewportSize().width);
    }
}
