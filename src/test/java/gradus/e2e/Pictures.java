package gradus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;

/** Pictures of every page for people to look at, in {@code target/pictures}: both themes, widths and languages. */
class Pictures {

    private static final Path FOLDER = Path.of("target/pictures");
    private static final List<String> SOLUTION = List.of("curriculum/courses/f2-gradient-descent/labs",
            "linear-regression/solution/GradientDescent.java");

    @Test
    void everyPageIsPictured() throws IOException {
        for (var language : List.of("en", "zh-CN")) {
            try (var window = Installation.get().window(new Browser.NewContextOptions().setLocale(language))) {
                var page = window.newPage();
                identityPages(page, language);
                page.navigate("/courses");
                SignIn.asNewLearner(page, "viewer-" + UUID.randomUUID().toString().substring(0, 8), "Ada", "Byron");
                picture(page, language);
                page.navigate("/account");
                page.locator("#firstName").waitFor();
                inEveryLook(page, "account-" + language, true);
            }
        }
        try (var pictures = Files.list(FOLDER)) {
            assertThat(pictures).hasSizeGreaterThanOrEqualTo(2 * 2 * 2 * (Tour.stops().size()));
        }
    }

    private static void identityPages(Page page, String language) {
        page.navigate("/courses");
        page.locator("a[href^='/login']").first().click();
        inEveryLook(page, "sign-in-" + language, true);
        page.locator("#kc-login").click();
        page.locator("#input-error-username").waitFor();
        inEveryLook(page, "sign-in-mistake-" + language, true);
        page.locator("a[href*='/registration']").click();
        inEveryLook(page, "register-" + language, true);
    }

    private void picture(Page page, String language) throws IOException {
        Tour.stops().forEach((name, path) -> {
            page.navigate(path);
            inEveryLook(page, name + "-" + language, true);
        });
        page.setViewportSize(1280, 800); // its buttons stand on a tab of their own at 360
        var lab = LabScreen.open(page, "linear-regression");
        lab.fill(Files.readString(Path.of(SOLUTION.get(0)).resolve(SOLUTION.get(1))));
        lab.run();
        lab.untilClosed();
        lab.submit();
        lab.untilClosed();
        lab.verdict().locator(".score").waitFor();
        inEveryLook(page, "lab-" + language, false);
        page.setViewportSize(360, 740);
        page.locator("#tab-results").click();
        shoot(page, "lab-results-" + language + "-360", true);
        page.locator("#tab-brief").click();
        shoot(page, "lab-brief-" + language + "-360", true);
    }

    private static void inEveryLook(Page page, String name, boolean whole) {
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            for (int width : List.of(1280, 360)) {
                page.setViewportSize(width, width == 360 ? 740 : 800);
                shoot(page, "%s-%s-%d".formatted(name, scheme.name().toLowerCase(), width), whole);
            }
        }
    }

    private static void shoot(Page page, String name, boolean whole) {
        page.waitForTimeout(150); // the curve is drawn anew for its new size and colours
        page.screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(name + ".png")).setFullPage(whole));
    }
}
