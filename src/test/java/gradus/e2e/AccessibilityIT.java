package gradus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;

/** Every page, in both themes and languages, at both widths: nothing that axe-core finds, nothing that sticks out. */
class AccessibilityIT {

    private static final List<String> LEVELS = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa",
            "best-practice");
    private static final List<String> EMPTY_HEADS = List.of("empty-table-header");
    private static final String FORMULA = ".katex";

    @ParameterizedTest
    @CsvSource({ "LIGHT, en", "DARK, en", "LIGHT, zh-CN", "DARK, zh-CN" })
    void everyPageHolds(ColorScheme scheme, String language) {
        try (var window = window(scheme, language)) {
            var page = window.newPage();
            page.navigate("/courses");
            signIn(page);
            Tour.stops().values().forEach(path -> {
                page.navigate(path);
                check(page, builder -> builder.exclude(FORMULA));
            });
        }
    }

    /** Formulas are typeset by a library and take their colour from the text, so that one look at each is enough. */
    @Test
    void formulasHold() {
        try (var window = window(ColorScheme.LIGHT, "en")) {
            var page = window.newPage();
            Tour.stops().values().stream().filter(path -> path.contains("/lessons/")).forEach(path -> {
                page.navigate(path);
                // axe does not count MathML as text: to it, a table's head that is a formula is empty.
                assertThat(new AxeBuilder(page).withTags(LEVELS).disableRules(EMPTY_HEADS).analyze().getViolations())
                        .as(path).isEmpty();
            });
        }
    }

    @ParameterizedTest
    @CsvSource({ "LIGHT, en", "DARK, en", "LIGHT, zh-CN", "DARK, zh-CN" })
    void theIdentityProvidersPagesHold(ColorScheme scheme, String language) {
        try (var window = window(scheme, language)) {
            var page = window.newPage();
            page.navigate("/courses");
            page.locator("a[href^='/login']").first().click();
            check(page, builder -> builder);
            page.locator("#kc-login").click();
            page.locator("#input-error-username").waitFor();
            check(page, builder -> builder);
            page.locator("a[href*='/registration']").click();
            page.locator("form [type=submit]").click();
            page.locator("#input-error-username").waitFor();
            check(page, builder -> builder);
            page.navigate("/courses");
            signIn(page);
            page.navigate("/account");
            page.locator("#firstName").waitFor();
            check(page, builder -> builder);
        }
    }

    private static BrowserContext window(ColorScheme scheme, String language) {
        return Installation.get().window(new Browser.NewContextOptions().setColorScheme(scheme).setLocale(language)
                .setViewportSize(1280, 800));
    }

    private static void signIn(Page page) {
        SignIn.asNewLearner(page, "reader-" + UUID.randomUUID().toString().substring(0, 8), "Ada", "Byron");
    }

    private static void check(Page page, UnaryOperator<AxeBuilder> wishes) {
        for (int width : List.of(1280, 360)) {
            page.setViewportSize(width, 740);
            var axe = wishes.apply(new AxeBuilder(page).withTags(LEVELS).disableRules(EMPTY_HEADS));
            var violations = axe.analyze().getViolations();
            assertThat(violations).as("%s at %d: %s", page.url(), width, violations).isEmpty();
        }
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).as("width of " + page.url())
                .isLessThanOrEqualTo(360);
        page.setViewportSize(1280, 800);
    }
}
