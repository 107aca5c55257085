package gradus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;

/** What people see who wait: the machine runs one lab at a time, or a few, but one of a person. */
class QueueIT {

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
    void theSecondRunOfAPersonSaysWhatItWaitsForAndStartsByItself() throws IOException {
        var first = LabScreen.open(page, "mini-batch");
        first.fill(LabScreen.endless());
        first.run();
        first.untilItSays("Your program is running");

        var other = window.newPage();
        var second = LabScreen.open(other, "linear-regression");
        second.run();
        second.untilItSays("This run starts after your other one");
        other.reload();
        second.untilItSays("This run starts after your other one");

        page.locator("[data-do=stop]").click();
        first.untilItSays("This run was stopped");
        second.untilClosed();
        assertThat(other.locator("[data-run-used]:not(:empty)").innerText()) // it is asked for when the run has closed
                .matches("Used \\d+\\.\\d s of processor time; .* left today\\.");
    }
}
