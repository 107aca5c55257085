package gradus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** Questions in a lesson, in a real browser: wrong, told why, right, kept; by keyboard; without scripts. */
class QuestionsIT {

    private static final String LESSON = "/courses/f2-gradient-descent/lessons/01-fitting-a-line";
    private static final String COPIES = "#question-rides-listed-twice";

    @Test
    void aLearnerAnswersWrongIsToldWhyAnswersRightAndFindsItAgain() {
        try (var window = Installation.get().window()) {
            var page = window.newPage();
            page.navigate(LESSON);
            SignIn.asNewLearner(page, "asks-" + UUID.randomUUID().toString().substring(0, 8), "Ada", "Byron");
            page.evaluate("window.sameDocument = true");

            choose(page, "It doubles.");
            var said = page.locator(COPIES + " [data-said]");
            said.waitFor();
            assertThat(said.innerText()).contains("Not yet.").contains("The sum doubles.");
            assertThat(said.evaluate("said => said === document.activeElement")).isEqualTo(true);
            choose(page, "It stays as it is.");
            page.locator(COPIES + " .note.good").waitFor();
            assertThat(page.locator(COPIES + " details").getAttribute("open")).isNotNull();
            assertThat(page.evaluate("window.sameDocument")).isEqualTo(true);

            page.reload();
            assertThat(page.locator(COPIES + " .note.good").innerText()).contains("Right.");
            assertThat(page.locator(COPIES + " input[type=radio]:checked").count()).isOne();
        }
    }

    @Test
    void theKeyboardIsEnough() {
        try (var window = Installation.get().window()) {
            var page = window.newPage();
            page.navigate(LESSON);
            page.locator("#question-order-of-one-step select").first().focus();
            for (var position : List.of("3", "1", "2", "5", "4")) {
                page.keyboard().type(position);
                page.keyboard().press("Tab");
            }
            page.keyboard().press("Enter"); // the button comes next
            page.locator("#question-order-of-one-step .question-result").waitFor();
            assertThat(page.locator("#question-order-of-one-step .question-result").innerText())
                    .containsPattern("Of 10 pairs, \\d+ are in the right order|Right");
        }
    }

    @Test
    void withoutScriptsTheAnswerIsAPageOfItsOwn() {
        try (var window = Installation.get().window(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            var page = window.newPage();
            page.navigate(LESSON);
            choose(page, "It doubles.");
            assertThat(page.locator(COPIES + " .note.bad").innerText()).contains("Not yet.");
            page.locator(".onward a").click();
            assertThat(page.url()).endsWith(LESSON + COPIES);
        }
    }

    private static void choose(Page page, String option) {
        page.locator(COPIES + " label").filter(new Locator.FilterOptions().setHasText(option))
                .click();
        page.locator(COPIES + " button").click();
    }
}
