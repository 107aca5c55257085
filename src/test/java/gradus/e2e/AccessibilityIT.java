package gradus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;

/**
 * Every page, in both themes and languages, at both widths: nothing that axe-core finds, nothing that sticks out. A page is
 * loaded once in each language; theme and width change under it, as they can for everybody.
 */
@Execution(ExecutionMode.CONCURRENT)
class AccessibilityIT {

    private static final List<Integer> WIDTHS = List.of(1280, 360);
    private static final List<String> LEVELS = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa",
            "best-practice");
    private static final List<String> COLOURS = List.of("color-contrast", "link-in-text-block");
    private static final String FORMULA = ".katex";
    private static final String CUT_FORMULAS = """
            [...document.querySelectorAll('.equation')].filter(one => one.scrollWidth > one.clientWidth)
                .map(one => one.textContent)""";
    /**
     * What axe-core's builder for Java does, without a second page and another copy of the script for each look. It does not
     * count MathML as text: to it, a table's head that is a formula is empty.
     */
    private static final String RUN = """
            async ({rules, tags, off, without}) => {
                const {violations} = await axe.run(without.length ? {exclude: without.map(each => [each])} : document, {
                    runOnly: rules.length ? {type: 'rule', values: rules} : {type: 'tag', values: tags},
                    rules: Object.fromEntries(['empty-table-header', ...off].map(rule => [rule, {enabled: false}])),
                    resultTypes: ['violations'],
                    preload: false,
                });
                return violations.map(({id, help, nodes}) => `${id}: ${help}: ${nodes.map(node => node.html).join(', ')}`);
            }""";

    @ParameterizedTest
    @ValueSource(strings = { "en", "zh-CN" })
    void everyPageHolds(String language) {
        try (var window = window(language)) {
            var page = window.newPage();
            page.navigate("/courses");
            signIn(page);
            Tour.stops().values().forEach(path -> {
                page.navigate(path);
                if (path.contains("/lessons/")) {
                    lessonHolds(page);
                } else {
                    holdsInEveryLook(page, List.of(FORMULA));
                }
            });
            page.navigate("/placement?variant=1");
            page.locator("form[action='/placement'] button").click();
            page.locator(".placed").waitFor();
            holdsInEveryLook(page, List.of(FORMULA));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "en", "zh-CN" })
    void theOperatorsPageHolds(String language) {
        try (var window = window(language)) {
            var page = window.newPage();
            page.navigate("/courses");
            SignIn.asDemoAccount(page, "operator");
            page.navigate("/operations");
            page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)");
            holdsInEveryLook(page, List.of());
        }
    }

    /**
     * Nearly all elements of a lesson stand in formulas: they count for the width, and have a test of their own. Its long text
     * has the same colours at every width, and the frame around it is that of every page: the costly look at colours is taken
     * once in each theme.
     */
    private static void lessonHolds(Page page) {
        for (int width : WIDTHS) {
            resize(page, width, 740);
            isNoWiderThan(width, page);
        }
        resize(page, 1280, 740);
        assertThat((List<?>) page.evaluate(CUT_FORMULAS)).as("formulas that are cut off on " + page.url()).isEmpty();
        page.evaluate("document.querySelectorAll('.katex').forEach(formula => formula.textContent = 'x')");
        page.evaluate(AxeBuilder.getAxeScript());
        holds(page, 1280, Rules.ALL, List.of());
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        holds(page, 1280, Rules.COLOURS, List.of());
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        resize(page, 360, 740);
        holds(page, 360, Rules.ALL_BUT_COLOURS, List.of());
        resize(page, 1280, 800);
    }

    /**
     * Formulas are typeset by a library and take their colour from the text, so that one look at the colours of some is enough.
     */
    @Test
    void formulasHold() {
        try (var window = window("en")) {
            var page = window.newPage();
            var lessons = Tour.stops().values().stream().filter(path -> path.contains("/lessons/")).toList();
            for (var path : lessons) {
                page.navigate(path);
                page.evaluate(AxeBuilder.getAxeScript());
                assertThat(found(page, List.of(), path.equals(lessons.getFirst()) ? Rules.ALL : Rules.ALL_BUT_COLOURS)).as(path)
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "en", "zh-CN" })
    void theIdentityProvidersPagesHold(String language) {
        try (var window = window(language)) {
            var page = window.newPage();
            page.navigate("/courses");
            page.locator("a[href^='/login']").first().click();
            holdsInEveryLook(page, List.of());
            page.locator("#kc-login").click();
            page.locator("#input-error-username").waitFor();
            holdsInEveryLook(page, List.of());
            page.locator("a[href*='/registration']").click();
            page.locator("form [type=submit]").click();
            page.locator("#input-error-username").waitFor();
            holdsInEveryLook(page, List.of());
            page.navigate("/courses");
            signIn(page);
            // A page of scripts: it finds its form when it is opened, not when its window changes.
            for (int width : WIDTHS) {
                resize(page, width, 740);
                page.navigate("/account");
                page.locator("#firstName").waitFor();
                holdsInEveryLook(page, List.of(), List.of(width));
            }
        }
    }

    @Test
    void whatIsWrongIsFound() {
        try (var window = window("en")) {
            var page = window.newPage();
            page.navigate("/courses");
            page.evaluate("document.querySelector('h1').append(document.createElement('img'))");
            page.evaluate("document.querySelector('h1').style.color = 'light-dark(#ccc, #fff)'");
            page.evaluate(AxeBuilder.getAxeScript());
            assertThat(found(page, List.of(FORMULA), Rules.ALL)).anyMatch(one -> one.startsWith("image-alt: "))
                    .anyMatch(one -> one.startsWith("color-contrast: "));
            page.evaluate("document.querySelector('h1').style.color = 'light-dark(#000, #333)'");
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            assertThat(found(page, List.of(FORMULA), Rules.COLOURS))
                    .anyMatch(one -> one.startsWith("color-contrast: "));
        }
    }

    /** Without motion, so that colours are what they become at once. */
    private static BrowserContext window(String language) {
        return Installation.get().window(new Browser.NewContextOptions().setLocale(language)
                .setReducedMotion(ReducedMotion.REDUCE).setViewportSize(1280, 800));
    }

    private static void signIn(Page page) {
        SignIn.asNewLearner(page, "reader-" + UUID.randomUUID().toString().substring(0, 8), "Ada", "Byron");
    }

    private static void holdsInEveryLook(Page page, List<String> without) {
        holdsInEveryLook(page, without, WIDTHS);
        resize(page, 1280, 800);
    }

    private static void holdsInEveryLook(Page page, List<String> without, List<Integer> widths) {
        page.evaluate(AxeBuilder.getAxeScript());
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            for (int width : widths) {
                resize(page, width, 740);
                holds(page, width, scheme == ColorScheme.LIGHT ? Rules.ALL : Rules.COLOURS, without);
            }
        }
    }

    private static void holds(Page page, int width, Rules rules, List<String> without) {
        assertThat(found(page, without, rules)).as("%s, %s, %d pixels", page.url(), rules, width).isEmpty();
        isNoWiderThan(width, page);
    }

    /** Until the page has followed: what scrolls at this width can be reached by keyboard one frame later. */
    private static void resize(Page page, int width, int height) {
        page.setViewportSize(width, height);
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
    }

    private static void isNoWiderThan(int width, Page page) {
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).as("width of " + page.url())
                .isLessThanOrEqualTo(width);
    }

    private static List<String> found(Page page, List<String> without, Rules rules) {
        return ((List<?>) page.evaluate(RUN, Map.of("rules", rules == Rules.COLOURS ? COLOURS : List.of(), "tags", LEVELS,
                "off", rules == Rules.ALL_BUT_COLOURS ? COLOURS : List.of(), "without", without))).stream()
                .map(String.class::cast).toList();
    }

    private enum Rules {
        ALL,
        ALL_BUT_COLOURS,
        /** All that the dark theme changes: it has other colours, and nothing else. */
        COLOURS
    }
}
