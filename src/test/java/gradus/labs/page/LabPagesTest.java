package gradus.labs.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import gradus.testing.Await;
import gradus.testing.ScriptedBackend;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
@TestSecurity(user = "lab-page-reader", roles = "learner")
class LabPagesTest {

    private static final Pattern WORD = Pattern.compile("data-word=\"([^\"]+)\">([^<]*)<");

    private final ScriptedBackend backend;

    LabPagesTest(ScriptedBackend backend) {
        this.backend = backend;
    }

    @Test
    void theBriefTheFilesAndTheChecksAreThereBeforeAnyScriptRuns() {
        page("en").then().statusCode(200)
                .body(containsString("<html lang=\"en\">"), containsString("<title>Add two · Gradus</title>"),
                        containsString("data-file=\"Adder.java\""), containsString("data-file=\"Train.java\""),
                        containsString("It adds two"), containsString("7 points"),
                        containsString("6 of 10 points pass the lab"));
    }

    @Test
    void everyWordIsChineseForAChineseReader() {
        var page = page("zh-CN").then().statusCode(200)
                .body(containsString("<html lang=\"zh-CN\">"), containsString("加二"), containsString("加上二")).extract()
                .asString();
        var latin = WORD.matcher(page).results().filter(word -> !word.group(2).matches(".*[\\p{IsHan}✗].*"))
                .map(word -> word.group(1)).toList();
        assertThat(latin).isEmpty();
    }

    @Test
    void nothingOnThePageRunsOrStylesInline() {
        assertThat(page("en").asString()).doesNotContainPattern("<script(?![^>]* src=\"/)").doesNotContain("<style")
                .doesNotContainPattern("\\son[a-z]+=\"");
    }

    @Test
    @TestSecurity(user = "writer-of-markup", roles = "learner")
    void filesOfTheLabCannotBecomeMarkup() {
        form("save", "class Adder { String s = \"</textarea><b>\"; }");
        page("en").then().body(containsString("&lt;/textarea&gt;"), not(containsString("</textarea><b>")));
    }

    @Test
    void anUnknownLabIsAProblemPage() {
        browser("en").get("/labs/nothing").then().statusCode(404).body(containsString("class=\"problem\""));
    }

    @Test
    @TestSecurity(user = "form-sender", roles = "learner")
    void withoutScriptsTheFormSavesRunsAndShowsTheVerdict() {
        form("submit", "class Adder {\r\n}").then().statusCode(303);
        Await.until("judged", () -> page("en").asString().contains("class=\"score\""));
        assertThat(given().get("/api/v1/labs/add-two/workspace").jsonPath().getString("files.'Adder.java'"))
                .isEqualTo("class Adder {\n}");
    }

    @Test
    @TestSecurity(user = "page-waiter", roles = "learner")
    void thePageTellsWhyARunWaitsAndAfterwardsWhatItUsed() {
        backend.ready(false, "the test");
        try {
            form("practice", "class Adder { }");
            Await.until("the runner has told", () -> page("en").asString().contains("Your run waits and starts by itself"));
            page("zh-CN").then().body(containsString("你的运行在排队，届时会自动开始"));
        } finally {
            backend.ready(true);
        }
        Await.until("ended", () -> page("en").asString().contains("Used 0.9 s of processor time; "));
        page("zh-CN").then().body(containsString("使用了 0.9 秒处理器时间，今天还剩"));
    }

    @Test
    @TestSecurity(user = "no-learner", roles = "trainer")
    void whoIsNoLearnerIsTold() {
        browser("en").get("/labs/add-two").then().statusCode(403);
    }

    private static Response page(String language) {
        return browser(language).get("/labs/add-two");
    }

    private static RequestSpecification browser(String language) {
        return given().accept("text/html").header("Accept-Language", language);
    }

    private static Response form(String action, String text) {
        var token = browser("en").get("/labs/add-two").cookie("csrf-token");
        return browser("en").redirects().follow(false).cookie("csrf-token", token).formParam("csrf-token", token)
                .formParam("action", action).formParam("file-Adder.java", text).post("/labs/add-two");
    }
}
