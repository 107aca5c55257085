package gradus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SelectOption;

/** Pictures of every page for people to look at, in {@code target/pictures}: both themes, widths and languages. */
class Pictures {

    private static final Path FOLDER = Path.of("target/pictures");
    private static final Path LABS = Path.of("curriculum/courses/f2-gradient-descent/labs");
    private static final String LESSON = "/courses/f2-gradient-descent/lessons/01-fitting-a-line";
    /** Starts a run of files that the page need not show. */
    private static final String START = """
            ({lab, mode, files}) => fetch(`/api/v1/labs/${lab}/runs`, {
                method: 'POST',
                headers: {
                    'Content-Type': 'application/json',
                    'X-CSRF-TOKEN': document.querySelector('meta[name=csrf-token]').content,
                },
                body: JSON.stringify({mode, files}),
            }).then(answer => { if (!answer.ok) throw new Error(answer.status); })""";

    @Test
    void everyPageIsPictured() throws IOException {
        for (var language : List.of("en", "zh-CN")) {
            try (var window = Installation.get().window(new Browser.NewContextOptions().setLocale(language))) {
                var page = window.newPage();
                identityPages(page, language);
                page.navigate("/courses");
                SignIn.asNewLearner(page, "viewer-" + UUID.randomUUID().toString().substring(0, 8), "Ada", "Byron");
                Tour.stops().forEach((name, path) -> {
                    page.navigate(path);
                    inEveryLook(page, name + "-" + language, whole(page));
                });
                placementTaken(page, language);
                lessonAtWork(page, language);
                labAtWork(page, language);
                severalCurves(page, language);
                page.navigate("/account");
                page.locator("#firstName").waitFor();
                inEveryLook(page, "account-" + language, whole(page));
            }
            operatorsPage(language);
        }
        try (var pictures = Files.list(FOLDER)) {
            assertThat(pictures).hasSizeGreaterThanOrEqualTo(2 * 2 * 2 * (Tour.stops().size() + 16));
        }
    }

    private static void operatorsPage(String language) {
        try (var window = Installation.get().window(new Browser.NewContextOptions().setLocale(language))) {
            var page = window.newPage();
            page.navigate("/courses");
            SignIn.asDemoAccount(page, "operator");
            page.navigate("/operations");
            inEveryLook(page, "operations-" + language, whole(page));
        }
    }

    private static void identityPages(Page page, String language) {
        page.navigate("/courses");
        page.locator("a[href^='/login']").first().click();
        inEveryLook(page, "sign-in-" + language, whole(page));
        page.locator("#kc-login").click();
        page.locator("#input-error-username").waitFor();
        inEveryLook(page, "sign-in-mistake-" + language, whole(page));
        page.locator("a[href*='/registration']").click();
        inEveryLook(page, "register-" + language, whole(page));
    }

    /** A right answer, a wrong one, one of which half is right, and the others left open. */
    private static void placementTaken(Page page, String language) {
        page.navigate("/placement?variant=1");
        page.locator("#question-shape-of-a-batch select").nth(0).selectOption(new SelectOption().setIndex(1));
        page.locator("#question-gigabytes-of-the-weights input").fill("7");
        page.locator("#question-a-silent-relu input").first().check();
        page.locator("#question-slope-behind-a-sigmoid input").fill("-x / (1 + exp(w x))");
        page.locator("form[action='/placement'] button").click();
        page.locator(".placed").waitFor();
        inEveryLook(page, "placement-taken-" + language, whole(page));
    }

    /** Questions that were answered, and a program that was run. */
    private static void lessonAtWork(Page page, String language) {
        page.setViewportSize(1280, 800);
        page.navigate(LESSON);
        var order = page.locator("#question-order-of-one-step");
        for (var i = 0; i < 5; i++) {
            order.locator("select").nth(i).selectOption(new SelectOption().setIndex(List.of(3, 1, 2, 5, 4).get(i)));
        }
        order.locator("button").click();
        order.locator(".question-result").waitFor();
        inEveryLook(page, "question-order-" + language, part(order));
        var copies = page.locator("#question-rides-listed-twice");
        answer(copies, language.equals("en") ? "It doubles." : "变成两倍。");
        inEveryLook(page, "question-wrong-" + language, part(copies));
        answer(copies, language.equals("en") ? "It stays as it is." : "保持不变。");
        inEveryLook(page, "question-right-" + language, part(copies));

        var cell = page.locator(".cell", new Page.LocatorOptions().setHasText("lab.metric"));
        cell.locator("[data-do=run]").click();
        inEveryLook(page, "cell-running-" + language, part(cell));
        cell.locator("[data-do=run]").waitFor();
        cell.locator(".curve canvas").waitFor();
        inEveryLook(page, "cell-" + language, part(cell));
    }

    private static void answer(Locator question, String option) {
        question.locator("label").filter(new Locator.FilterOptions().setHasText(option)).click();
        question.locator("button").first().click();
        question.locator("[data-said]", new Locator.LocatorOptions().setHasText(option)).or(question.locator(".note"))
                .first().waitFor();
    }

    private static void labAtWork(Page page, String language) throws IOException {
        page.setViewportSize(1280, 800); // its buttons stand on a tab of their own at 360
        var lab = LabScreen.open(page, "linear-regression");
        var solution = Files.readString(LABS.resolve("linear-regression/solution/GradientDescent.java"));
        lab.fill(solution.replace("gradient.mul(rate)", "gradient.mul(rate / 2)"));
        lab.runToItsEnd();
        lab.fill(solution);
        lab.runToItsEnd();
        lab.submit();
        lab.untilClosed();
        lab.verdict().locator(".score").waitFor();
        inEveryLook(page, "lab-" + language, results(page));
        page.locator("#tab-brief").click();
        shoot(page, "lab-brief-" + language + "-360", whole(page));
        page.navigate("/labs/linear-regression/runs");
        inEveryLook(page, "history-" + language, whole(page));
        page.locator(".history tbody a").nth(1).click(); // the practice run: the submit changed nothing
        page.locator(".curve canvas").waitFor();
        inEveryLook(page, "run-" + language, whole(page));
        replay(page, "run-replayed-" + language);
        page.navigate("/dashboard");
        inEveryLook(page, "dashboard-at-work-" + language, whole(page));
        page.setViewportSize(1280, 800);
        LabScreen.open(page, "linear-regression");
        lab.fill(solution.replace("gradient.mul(rate)", "gradient.mul(rate * (1f - System.nanoTime() % 1000 / 1e5f))"));
        lab.runToItsEnd();
        page.locator("a[data-runs]").click();
        page.locator(".history tbody a").first().click();
        replay(page, "run-not-reproduced-" + language);
    }

    private static void replay(Page page, String name) {
        page.locator("#replay button").click();
        var comparison = page.locator("#replay .then-now");
        comparison.waitFor();
        comparison.evaluate("found => found.open = true");
        inEveryLook(page, name, whole(page));
    }

    private static void severalCurves(Page page, String language) throws IOException {
        var files = new TreeMap<String, String>();
        try (var solution = Files.list(LABS.resolve("mini-batch/solution"))) {
            for (var file : solution.toList()) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        for (var mode : List.of("practice", "submit")) {
            page.evaluate(START, Map.of("lab", "mini-batch", "mode", mode, "files", files));
            page.setViewportSize(1280, 800);
            LabScreen.open(page, "mini-batch").untilClosed();
            inEveryLook(page, "mini-batch-%s-%s".formatted(mode, language), results(page));
        }
    }

    /** Takes one picture into a file. */
    private interface Camera {
        void shoot(Path file);
    }

    private static Camera whole(Page page) {
        return file -> page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    }

    private static Camera part(Locator part) {
        return file -> part.screenshot(new Locator.ScreenshotOptions().setPath(file));
    }

    /** The lab page as it fills the window; where the window is small, the tab of the results. */
    private static Camera results(Page page) {
        return file -> {
            var tab = page.locator("#tab-results");
            var small = tab.isVisible();
            if (small) {
                tab.click();
            }
            page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(small));
        };
    }

    private static void inEveryLook(Page page, String name, Camera camera) {
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            for (int width : List.of(1280, 360)) {
                page.setViewportSize(width, width == 360 ? 740 : 800);
                shoot(page, "%s-%s-%d".formatted(name, scheme.name().toLowerCase(Locale.ROOT), width), camera);
            }
        }
    }

    private static void shoot(Page page, String name, Camera camera) {
        page.waitForTimeout(150); // the curve is drawn anew for its new size and colours
        camera.shoot(FOLDER.resolve(name + ".png"));
    }
}
