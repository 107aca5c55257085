package gradus.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.UUID;

import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;

/** A learner and a course: enrol, read, see how far it goes. */
class CourseIT {

    private static final String COURSE = "/courses/f2-gradient-descent";
    private static final String LESSON = COURSE + "/lessons/01-fitting-a-line";

    @Test
    void readingALessonToItsEndIsNotedWhileOneLooks() {
        try (var window = Installation.get().window()) {
            var page = window.newPage();
            page.navigate(COURSE);
            page.getByText("Sign in to enrol").click();
            register(page);
            assertThat(page).hasURL(Installation.get().baseUrl() + COURSE);
            page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Enrol")).click();
            assertThat(page.getByText("You take this course.")).isVisible();

            page.clock().install();
            page.navigate(LESSON);
            page.locator(".onward").scrollIntoViewIfNeeded();
            page.clock().runFor(5_000);
            assertThat(read(page)).isHidden(); // who jumps to the end has not read it
            page.clock().runFor(20 * 60_000);
            assertThat(read(page)).isVisible();

            page.navigate(COURSE);
            assertThat(page.locator(".outline li").first()).containsText("Done");
            page.navigate("/dashboard");
            assertThat(page.locator(".shelf li")).containsText("1 of ");

            page.navigate(LESSON);
            page.getByText("Mark as not read").click();
            assertThat(page.getByText("Mark as read and go on")).isVisible();
        }
    }

    @Test
    void everythingWorksWithoutScripts() {
        try (var window = Installation.get().window(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            var page = window.newPage();
            page.navigate("/courses?q=gradient");
            page.locator("a[href^='/login']").first().click();
            register(page);
            assertThat(page).hasURL(Installation.get().baseUrl() + "/courses?q=gradient");
            page.getByText("中文").click();
            assertThat(page.locator("h1")).hasText("课程");
            assertThat(page).hasURL(Installation.get().baseUrl() + "/courses?q=gradient");
            page.getByText("English").click();

            page.locator(".shelf a").first().click();
            page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Enrol")).click();
            page.navigate(LESSON);
            page.getByText("Mark as read and go on").click();
            page.navigate(COURSE);
            assertThat(page.locator(".outline li").first()).containsText("Done");
            page.getByText("You take this course.").click();
            page.getByText("Leave the course").click();
            assertThat(page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Enrol"))).isVisible();
            assertThat(page.locator(".outline li").first()).containsText("Done"); // the work stays
        }
    }

    @Test
    void themeAndPlaceStayAcrossPagesAndLanguages() {
        try (var window = Installation.get().window()) {
            var page = window.newPage();
            page.navigate(LESSON);
            page.locator("[data-theme-switch]").focus();
            page.keyboard().press("Enter");
            page.keyboard().press("Enter");
            assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
            page.locator(".prose h2").nth(2).scrollIntoViewIfNeeded();
            page.evaluate("document.querySelectorAll('.prose h2')[2].scrollIntoView()");
            page.locator("form[action='/language'] button").evaluate("button => button.click()");
            assertThat(page.locator("html")).hasAttribute("lang", "zh-CN");
            assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
            assertThat(page.locator(".prose h2").nth(2)).isInViewport();
            page.navigate("/courses");
            assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
            assertThat(page.locator("html")).hasAttribute("lang", "zh-CN");
        }
    }

    private static Locator read(Page page) {
        return page.locator(".onward .read");
    }

    private static void register(Page page) {
        SignIn.register(page, "student-" + UUID.randomUUID().toString().substring(0, 8), "Emmy", "Noether");
    }
}
