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
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;

/** Somebody with a phone, in Chinese: from the home page to full marks in a lab, by what the pages say and nothing else. */
class WalkIT {

    private static final String COURSE = "/courses/f2-gradient-descent";
    private static final Path LAB = Path.of("curriculum", COURSE, "labs/mini-batch/solution");

    @Test
    void aPhoneInChineseGetsFromTheHomePageToFullMarks() throws IOException {
        var wishes = new Browser.NewContextOptions().setLocale("zh-CN").setViewportSize(360, 740).setHasTouch(true);
        try (var window = Installation.get().window(wishes)) {
            var page = window.newPage();
            page.navigate("/");
            assertThat(page.locator("html").getAttribute("lang")).isEqualTo("zh-CN");
            link(page, "全部课程");
            link(page, "梯度下降");

            SignIn.asNewLearner(page, "walker-" + UUID.randomUUID().toString().substring(0, 8), "小明", "王");
            button(page, "加入课程");
            page.locator(".desk-leave").waitFor();
            page.locator(".outline a[href*='/lessons/']").first().click();
            page.waitForURL("**/lessons/**");
            page.locator("[data-read-button]").click();
            page.waitForURL(address -> !address.contains("01-fitting-a-line"));

            page.navigate(COURSE);
            assertThat(page.locator(".outline li.done").count()).isEqualTo(1);
            page.locator(".outline a[href='/labs/mini-batch']").click();
            page.waitForSelector(".lab.alive");
            var lab = new LabScreen(page);
            tab(page, "代码");
            for (var file : List.of("Batches.java", "Descent.java")) {
                page.locator("[data-file-tab='" + file + "']").click();
                lab.fill(Files.readString(LAB.resolve(file)));
            }
            lab.untilSaved();
            tab(page, "运行");
            button(page, "运行");
            lab.untilCurveGrows();
            lab.untilClosed();
            button(page, "提交");
            lab.untilClosed();
            lab.verdict().locator(".score").waitFor();
            assertThat(lab.verdict().locator(".score").innerText()).isEqualTo("100 / 100 分");
            assertThat(lab.verdict().innerText()).contains("已通过");

            page.navigate("/dashboard");
            assertThat(page.locator("main").innerText()).contains("100");
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
        }
    }

    private static void link(Page page, String name) {
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(name)).first().click();
    }

    private static void button(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true)).click();
    }

    private static void tab(Page page, String name) {
        page.getByRole(AriaRole.TAB, new GetByRoleOptions().setName(name).setExact(true)).click();
    }
}
