package gradus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;

/** The main job as a learner meets it: a real browser, the real Keycloak, real sandboxes, the lab that ships. */
class LabPageIT {

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
    void aLearnerSolvesTheLabAndSeesTheVerdictWithoutAReload() throws IOException {
        var lab = LabScreen.open(page, LAB);
        page.evaluate("window.sameDocument = true");
        var solution = withoutComments(Files.readString(SOLUTION));
        lab.type(solution);
        assertThat(lab.text()).isEqualToIgnoringWhitespace(solution);

        lab.run();
        lab.untilCurveGrows();
        lab.untilClosed();
        assertThat(lab.drawings()).isSorted();
        assertThat(lab.drawings().stream().distinct().count()).isGreaterThanOrEqualTo(3);
        lab.untilItSays("your program ran to its end");

        lab.submit();
        lab.untilClosed();
        lab.verdict().locator(".score").waitFor();
        assertThat(lab.verdict().locator(".score").innerText()).isEqualTo("100 of 100 points");
        assertThat(lab.verdict().locator(".check.passed").count()).isEqualTo(lab.verdict().locator(".check").count());
        assertThat(page.evaluate("window.sameDocument")).isEqualTo(true);

        page.reload();
        assertThat(lab.verdict().locator(".score").innerText()).isEqualTo("100 of 100 points");
        page.navigate("/dashboard");
        assertThat(page.locator("main").innerText()).contains("100 of 100 points").contains("passed");
    }

    @Test
    void aCompilerMessageStandsAtItsLine() {
        var lab = LabScreen.open(page, LAB);
        lab.fill("""
                public final class GradientDescent {
                    static int broken() {
                        return "no number";
                    }
                }
                """);
        lab.run();
        lab.untilClosed();

        assertThat(lab.problems().first().innerText()).contains("GradientDescent.java:3:", "incompatible types");
        assertThat(lab.markedLine()).isEqualTo(3);
        assertThat(page.locator("[data-file-tab='GradientDescent.java'] [data-errors]").innerText()).contains("1");
    }

    @Test
    void whatWasTypedIsThereAfterTheBrowserWasClosed() {
        var lab = LabScreen.open(page, LAB);
        lab.fill("class GradientDescent { /* kept */ }");
        lab.untilSaved();
        var session = window.storageState();
        window.close();

        window = Installation.get().window(new Browser.NewContextOptions().setStorageState(session));
        page = window.newPage();
        assertThat(LabScreen.open(page, LAB).text()).contains("/* kept */");
    }

    @Test
    void whatWasTypedOfflineIsSavedWhenTheNetworkIsBack() {
        var lab = LabScreen.open(page, LAB);
        window.setOffline(true);
        lab.fill("class GradientDescent { /* typed offline */ }");
        page.waitForSelector("[data-saved][data-state=offline]");
        lab.run();
        page.waitForFunction("() => document.querySelector('[data-run-state]').innerText.includes('nothing was started')");

        window.setOffline(false);
        lab.untilSaved();
        var other = window.newPage();
        assertThat(LabScreen.open(other, LAB).text()).contains("/* typed offline */");
    }

    @Test
    void anEndedSessionCostsNoWork() {
        var lab = LabScreen.open(page, LAB);
        window.clearCookies();
        lab.fill("class GradientDescent { /* after the session */ }");

        page.locator("[data-session-ended]").waitFor();
        assertThat(lab.savedState()).isEqualTo("signed-out");
        assertThat(page.evaluate("Object.values(localStorage).join()").toString()).contains("/* after the session */");
    }

    @Test
    void theKeyboardLeavesTheEditor() {
        var lab = LabScreen.open(page, LAB);
        lab.focusEditor();
        page.keyboard().press("Tab");
        assertThat(lab.editorHasFocus()).isTrue();
        page.keyboard().press("Escape");
        page.keyboard().press("Tab");
        assertThat(lab.editorHasFocus()).isFalse();
    }

    private static String withoutComments(String java) {
        return java.replaceAll("(?s)/\\*.*?\\*/", "");
    }
}
