package gradus.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import gradus.common.Language;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** How the house tells that something went wrong: RFC 9457 for programs, a page for browsers. */
@QuarkusTest
class ProblemTest {

    @Test
    void aProgramGetsADocumentInItsLanguage() {
        given().header("Accept-Language", "zh-CN").get("/api/house-test/problem/line").then().statusCode(418)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/teapot"), "status", equalTo(418), "title", equalTo("我是茶壶"))
                .body("detail", equalTo("实验 line 是茶壶。"), "instance", equalTo("/api/house-test/problem/line"))
                .body("values.lab", equalTo("line"), "requestId", not(emptyOrNullString()));
    }

    @Test
    void aBrowserGetsAPage() {
        browser().get("/house-test/problem/line").then().statusCode(418).contentType(ContentType.HTML)
                .body(containsString("<html lang=\"en\""), containsString("The lab line is a teapot."));
    }

    @ParameterizedTest
    @CsvSource({ "400, bad-request", "401, sign-in-needed", "403, not-allowed", "404, not-found", "405, method-not-allowed",
            "406, not-acceptable", "409, conflict", "413, too-large", "415, unsupported-media-type",
            "429, too-many-requests", "500, internal-error", "503, not-ready" })
    void everyStatusHasAPageThatSaysWhatToDo(int status, String key) {
        for (var language : Language.values()) {
            var texts = ProblemTexts.read("problems/web_" + language.tag() + ".properties");
            browser().header("Accept-Language", language.tag()).header("X-Request-Id", "test-of-status")
                    .get("/house-test/status/" + status).then().statusCode(status).contentType(ContentType.HTML)
                    .body(containsString("<h1>" + texts.getProperty(key + ".title") + "</h1>"),
                            containsString("class=\"lead\""), containsString("<code>test-of-status</code>"),
                            containsString("href=\"/\""), not(containsString("{")));
        }
    }

    @Test
    void aPageThatSaysPleaseSignInLeadsThereAndBack() {
        browser().get("/house-test/status/401").then().body(containsString("href=\"/login?to=%2Fhouse-test%2Fstatus%2F401\""));
    }

    @Test
    void aProblemLeadsBackToThePageOfOursBeforeIt() {
        browser().header("Referer", "https://gradus.example/courses?q=a").get("/nowhere").then()
                .body(containsString("href=\"/courses?q=a\">Go back<"));
        for (var other : List.of("nonsense", "https://x//elsewhere.example", "https://x/nowhere",
                "https://elsewhere.example/")) {
            browser().header("Referer", other).get("/nowhere").then().body(not(containsString("Go back")));
        }
    }

    @Test
    void theLanguageSwitchOfARefusedFormLeadsToThePageItWasOn() {
        browser().header("Referer", "https://gradus.example/courses").formParam("a", "b")
                .post("/house-test/form").then().statusCode(400)
                .body(containsString("name=\"back\" value=\"/courses\""));
    }

    @Test
    void aBrowserAskingTheApiGetsADocument() {
        browser().get("/api/house-test/problem/line").then().statusCode(418).contentType("application/problem+json");
    }

    @Test
    void textFromOutsideIsEscaped() {
        browser().get("/house-test/problem/{lab}", "<b>").then().statusCode(418)
                .body(containsString("&lt;b&gt;"), not(containsString("<b>")));
    }

    @Test
    void aBugTellsNothingButTheRequestId() {
        given().header("X-Request-Id", "test-12345").get("/api/house-test/bug").then().statusCode(500)
                .header("X-Request-Id", "test-12345")
                .body("type", equalTo("/problems/internal-error"), "requestId", equalTo("test-12345"))
                .body(not(containsString("secret")));
        browser().header("X-Request-Id", "test-12345").get("/house-test/bug").then().statusCode(500)
                .body(containsString("test-12345"), not(containsString("secret")));
    }

    @Test
    void unknownPathsAreProblemsToo() {
        given().get("/api/v1/nowhere").then().statusCode(404).body("type", equalTo("/problems/not-found"));
        browser().header("Accept-Language", "zh").get("/nowhere/at/all").then().statusCode(404)
                .contentType(ContentType.HTML).body(containsString("这里什么也没有"));
    }

    @Test
    @TestSecurity(user = "Ada", roles = "learner")
    void theUnknownPageKnowsWhoLooks() {
        browser().get("/nowhere").then().statusCode(404).body(containsString("/logout"));
    }

    @Test
    void aMethodThatIsNotThereIsNamed() {
        given().header("Authorization", "Bearer x").delete("/api/house-test/bug").then().statusCode(405)
                .body("type", equalTo("/problems/method-not-allowed"), "detail", containsString("DELETE"));
    }

    @Test
    void brokenJsonIsLocated() {
        sending("{\"name\": \"a\",\n \"count\": }").then().statusCode(400)
                .body("type", equalTo("/problems/invalid-json"), "values.line", equalTo("2"));
    }

    @Test
    void jsonOfTheWrongKindNamesTheField() {
        sending("{\"name\": \"a\", \"count\": \"many\"}").then().statusCode(400)
                .body("type", equalTo("/problems/invalid-json"), "values.field", equalTo("count"));
    }

    @Test
    void invalidValuesAreListed() {
        sending("{\"name\": \" \", \"count\": 11}").then().statusCode(400)
                .body("type", equalTo("/problems/invalid-values"))
                .body("values.fields", allOf(containsString("name ("), containsString("count (")))
                .body("values.fields", not(containsString("sent")));
    }

    @Test
    void anotherMediaTypeIsRefused() {
        given().header("Authorization", "Bearer x").contentType("application/xml").body("<a/>")
                .put("/api/house-test/sent").then().statusCode(415)
                .body("type", equalTo("/problems/unsupported-media-type"));
    }

    @Test
    void aBodyOverTheLimitIsRefusedWithTheLimit() {
        sending("\"" + "x".repeat(2 * 1024 * 1024) + "\"").then().statusCode(413)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/too-large"), "detail", containsString("2 MiB"));
    }

    @ParameterizedTest
    @MethodSource("everyKindOfAnswer")
    void everyAnswerIsProtected(String path) {
        var answer = given().get(path);
        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'; ", "frame-ancestors 'none'", "base-uri 'none'",
                        "form-action 'self' http://localhost:8180");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("X-Request-Id")).hasSizeGreaterThan(8);
        assertThat(answer.header("Strict-Transport-Security")).as("only over https").isNull();
    }

    static Stream<String> everyKindOfAnswer() {
        return Stream.of("/api/house-test/problem/x", "/api/house-test/bug", "/nowhere", "/q/health", "/q/openapi");
    }

    @Test
    void aDatabaseThatIsAwaySaysThatNothingIsLostAndWhenToTryAgain() {
        given().get("/api/house-test/database/57P01").then().statusCode(503).header("Retry-After", "5")
                .body("type", equalTo("/problems/database-away"), "detail", containsString("safe"))
                .body(not(containsString("secret")));
    }

    @Test
    void aFullDiskIsToldToWhomeverCanDoSomething() {
        given().header("Accept-Language", "zh-CN").get("/api/house-test/database/53100").then().statusCode(507)
                .header("Retry-After", "5").body("title", equalTo("没有空间可供保存了"));
    }

    @Test
    void aMistakeInAQueryIsStillABug() {
        given().get("/api/house-test/database/42P01").then().statusCode(500)
                .body("type", equalTo("/problems/internal-error")).body(not(containsString("secret")));
    }

    @Test
    void anIdThatCouldForgeALogLineIsReplaced() {
        assertThat(given().header("X-Request-Id", "a b{}\"injected\"").get("/nowhere").header("X-Request-Id"))
                .hasSize(36);
    }

    private static RequestSpecification browser() {
        return given().accept("text/html,application/xhtml+xml,*/*;q=0.8").redirects().follow(false);
    }

    private static Response sending(String json) {
        return given().header("Authorization", "Bearer x").contentType(ContentType.JSON).body(json)
                .put("/api/house-test/sent");
    }
}
