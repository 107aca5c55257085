package gradus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;

/** Every page of this issue, in both themes, at both widths: nothing that axe-core finds, nothing that sticks out. */
class AccessibilityIT {

    private static final List<String> LEVELS = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa",
            "best-practice");

    @ParameterizedTest
    @EnumSource(value = ColorScheme.class, names = { "LIGHT", "DARK" })
    void everyPageHolds(ColorScheme scheme) {
        var wishes = new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(1280, 800);
        try (var window = Installation.get().window(wishes)) {
            var page = window.newPage();
            page.navigate("/courses");
            SignIn.asNewLearner(page, "reader-" + UUID.randomUUID().toString().substring(0, 8), "Ada", "Byron");
            Stream.of("/", "/dashboard", "/courses", "/courses?q=nothing", "/courses/f2-gradient-descent",
                    "/courses/f2-gradient-descent/lessons/01-fitting-a-line", "/labs/linear-regression", "/labs/nothing")
                    .forEach(path -> check(page, path));
        }
    }

    @ParameterizedTest
    @EnumSource(value = ColorScheme.class, names = { "LIGHT", "DARK" })
    void theIdentityProvidersPagesHold(ColorScheme scheme) {
        var wishes = new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(1280, 800);
        try (var window = Installation.get().window(wishes)) {
            var page = window.newPage();
            page.navigate("/courses");
            page.locator("a[href^='/login']").first().click();
            check(page);
            page.locator("#kc-login").click();
            page.locator("#input-error-username").waitFor();
            check(page);
            page.locator("a[href*='/registration']").click();
            page.locator("form [type=submit]").click();
            page.locator("#input-error-username").waitFor();
            check(page);
            page.navigate("/courses");
            SignIn.asNewLearner(page, "reader-" + UUID.randomUUID().toString().substring(0, 8), "Ada", "Byron");
            page.navigate("/account");
            page.locator("#firstName").waitFor();
            check(page);
        }
    }

    private static void check(Page page, String path) {
        page.setViewportSize(1280, 800);
        page.navigate(path);
        check(page);
    }

    private static void check(Page page) {
        var path = page.url();
        page.setViewportSize(1280, 800);
        // axe does not count MathML as text: to it, a table's head that is a formula is empty.
        var axe = new AxeBuilder(page).withTags(LEVELS).disableRules(List.of("empty-table-header"));
        var violations = axe.analyze().getViolations();
        assertThat(violations).as("%s: %s", path, violations).isEmpty();
        page.setViewportSize(360, 740);
        assertThat(axe.analyze().getViolations()).as("%s on a phone", path).isEmpty();
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).as("width of " + path)
                .isLessThanOrEqualTo(360);
    }
}
