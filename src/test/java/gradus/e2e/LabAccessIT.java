package gradus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;

/** The lab page by keyboard, on a phone, with plain text, and without scripts. */
class LabAccessIT {

    private static final String LAB = "linear-regression";

    private BrowserContext window;
    private Page page;
    private LabScreen lab;

    @BeforeEach
    void signInAsSomebodyNew() {
        window = Installation.get().window(new Browser.NewContextOptions().setViewportSize(1280, 800));
        window.addInitScript("""
                window.shift = 0;
                new PerformanceObserver(list => list.getEntries().forEach(entry => {
                    if (!entry.hadRecentInput) {
                        window.shift += entry.value;
                    }
                })).observe({ type: 'layout-shift', buffered: true });""");
        page = window.newPage();
        page.navigate("/courses");
        SignIn.asNewLearner(page, "learner-" + UUID.randomUUID().toString().substring(0, 8), "Ada", "Byron");
        lab = LabScreen.open(page, LAB);
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void shortcutsRunSaveAndHelp() {
        var broken = "class GradientDescent { int number = \"text\"; }"; // the page shows where: in this file
        lab.fill(broken);
        page.keyboard().press("Control+s");
        lab.untilSaved();
        page.keyboard().press("Control+Enter");
        lab.untilClosed();
        page.locator("[data-runs='1']").waitFor();
        assertThat(lab.text()).isEqualTo(broken);

        page.locator("a[data-runs]").focus(); // outside the editor they work as well
        page.keyboard().press("Control+Shift+Enter");
        lab.untilClosed();
        page.locator("[data-runs='2']").waitFor();
        lab.verdict().locator(".score").waitFor();

        page.keyboard().press("?");
        page.locator("dialog[open]").waitFor();
        page.keyboard().press("Escape");
        assertThat(page.locator("dialog[open]").count()).isZero();
        lab.focusEditor();
        page.keyboard().press("End");
        page.keyboard().press("?"); // it is a letter there
        assertThat(page.locator("dialog[open]").count()).isZero();
        assertThat(lab.text()).contains("?");
    }

    @Test
    void tabGoesThroughThePageAndNowhereInCircles() {
        lab.focusEditor();
        page.keyboard().press("Escape");
        page.waitForFunction("() => document.querySelector('[data-said]').textContent.includes('Tab now leaves')");
        var places = new ArrayList<String>();
        for (int i = 0; i < 40 && !places.contains("submit"); i++) {
            page.keyboard().press("Tab");
            places.add((String) page.evaluate("""
                    () => {
                        const at = document.activeElement;
                        return at.dataset.do ?? at.dataset.border ?? at.dataset.fold ?? at.className ?? at.tagName;
                    }"""));
        }
        assertThat(places).contains("results", "practice", "submit"); // the border, then the buttons
    }

    @Test
    void bordersMoveAndPanesFoldByKeyboardAndStayAsTheyAre() {
        var border = page.locator("[data-border=brief]");
        border.focus();
        int before = Integer.parseInt(border.getAttribute("aria-valuenow"));
        page.keyboard().press("ArrowRight");
        page.keyboard().press("ArrowRight");
        assertThat(Integer.parseInt(border.getAttribute("aria-valuenow"))).isEqualTo(before + 48);
        page.reload();
        page.waitForSelector(".lab.alive");
        assertThat(page.locator("#pane-brief").boundingBox().width).isBetween(before + 47.0, before + 49.0);

        border.focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("[data-fold=brief]").getAttribute("aria-expanded")).isEqualTo("false");
        assertThat(page.locator(".brief-title").isVisible()).isFalse();
        page.reload();
        page.waitForSelector(".lab.alive");
        assertThat(page.locator(".brief-title").isVisible()).isFalse();
        page.locator("[data-fold=brief]").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator(".brief-title").isVisible()).isTrue();
    }

    @Test
    void onAPhoneThePanesAreTabs() {
        page.setViewportSize(360, 740);
        assertThat(page.locator("[role=tabpanel]:visible").count()).isGreaterThanOrEqualTo(1);
        page.locator("#tab-code").focus();
        page.keyboard().press("ArrowRight");
        assertThat(page.locator("#pane-results").isVisible()).isTrue();
        assertThat(page.locator("#pane-code").isVisible()).isFalse();
        assertThat(page.locator("#tab-results").getAttribute("aria-selected")).isEqualTo("true");
        page.keyboard().press("Home");
        assertThat(page.locator("#pane-brief").isVisible()).isTrue();
    }

    @Test
    void plainTextIsAnEditorAsWellAndIsRemembered() {
        lab.fill("class GradientDescent { /* typed richly */ }");
        page.locator("[data-plain]").click();
        var area = page.locator("textarea[data-file='GradientDescent.java']");
        assertThat(area.inputValue()).contains("/* typed richly */");
        area.fill("""
                class GradientDescent {
                    int broken = "text";
                }
                """);
        lab.untilSaved();
        page.reload();
        page.waitForSelector(".lab.alive");
        assertThat(area.isVisible()).isTrue();
        area.focus();
        page.keyboard().press("Control+Enter");
        lab.untilClosed();
        lab.problems().first().locator("button").click();
        assertThat(page.evaluate("() => document.activeElement.value.slice(0, document.activeElement.selectionStart)"
                + ".split('\\n').length")).isEqualTo(2);

        page.keyboard().press("Tab"); // a text area does not hold it
        assertThat(page.evaluate("() => document.activeElement.tagName")).isNotEqualTo("TEXTAREA");
        page.locator("[data-plain]").click();
        assertThat(lab.text()).contains("int broken");
    }

    @Test
    void withoutScriptsThePageIsAForm() {
        lab.fill("class GradientDescent { /* before */ }");
        lab.untilSaved();
        try (var plain = Installation.get().window(new Browser.NewContextOptions().setJavaScriptEnabled(false)
                .setStorageState(window.storageState()))) {
            var form = plain.newPage();
            form.navigate("/labs/" + LAB);
            var area = form.locator("textarea[data-file='GradientDescent.java']");
            assertThat(area.inputValue()).contains("/* before */");
            area.fill("class GradientDescent { /* by form */ }");
            form.locator("button[value=save]").click();
            form.locator("[data-reset-menu] summary").click();
            form.locator("button[data-reset=all]").click();
            assertThat(area.inputValue()).doesNotContain("/* by form */");
            form.locator("[data-undo]").click();
            assertThat(area.inputValue()).contains("/* by form */");
        }
    }

    @Test
    void nothingMovesWhileThePageLoads() {
        for (int width : List.of(1280, 360)) {
            page.setViewportSize(width, 740);
            page.reload();
            page.waitForSelector(".lab.alive");
            page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
            assertThat(lab.layoutShift()).as("at %d px", width).isLessThan(0.02);
        }
    }

    @Test
    void axeFindsNothingInWhatOpens() {
        page.locator("[data-show-keys]").click();
        clean("the list of keys");
        page.keyboard().press("Escape");
        lab.fill("class GradientDescent { }");
        lab.resetAll();
        clean("after a reset");
        page.locator("[data-plain]").click();
        page.locator("[data-fold=brief]").click();
        clean("plain text, folded");
        page.setViewportSize(360, 740);
        clean("plain text on a phone");
        page.locator("#tab-results").click();
        clean("results on a phone");
    }

    private void clean(String what) {
        var violations = new AxeBuilder(page).disableRules(List.of("empty-table-header")).analyze().getViolations();
        assertThat(violations).as("%s: %s", what, violations).isEmpty();
    }
}
