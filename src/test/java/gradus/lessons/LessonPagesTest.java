package gradus.lessons;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
class LessonPagesTest {

    private static final String LESSON = "/courses/small-course/lessons/01-first";

    @Test
    void anybodyReadsALessonInEnglish() {
        given().header("Accept-Language", "en").get(LESSON).then().statusCode(200)
                .contentType("text/html")
                .body(containsString("<html lang=\"en\""), containsString("<h1>The first lesson</h1>"),
                        containsString("5 min"), containsString("class=\"katex\""),
                        containsString("Part 1 of 3"), containsString("href=\"/labs/add-two\">Next: Add two</a>"),
                        not(containsString("rel=\"prev\"")), not(containsString("data-reading")));
    }

    @Test
    void andInChinese() {
        given().header("Accept-Language", "zh-CN").get("/courses/small-course/lessons/02-second").then()
                .statusCode(200)
                .body(containsString("<html lang=\"zh-CN\""), containsString("<h1>第二课</h1>"), containsString("1 分钟"),
                        containsString("rel=\"prev\" href=\"/labs/add-two\">上一节：加二</a>"),
                        not(containsString("rel=\"next\"")));
    }

    @Test
    @TestSecurity(user = "marker-of-lessons", roles = "learner")
    void whoMarksALessonGoesOnAndMayTakeItBack() {
        page().body(containsString("data-read-after=\"60\""), containsString("Mark as read and go on"));
        pressed(LESSON, "true").header("Location", endsWith("/labs/add-two"));
        page().body(not(containsString("data-read-after")), not(containsString("data-read-mark hidden")));
        pressed(LESSON, "false").header("Location", endsWith(LESSON));
        page().body(containsString("data-read-after"));
        pressed("/courses/small-course/lessons/02-second", "true").header("Location", endsWith("/courses/small-course"));
    }

    @Test
    void nobodyWhoMarksALessonSignsInAndComesBack() {
        pressed(LESSON, "true").header("Location", containsString("/login"));
    }

    @Test
    void aPictureCanDoNothingButBeLookedAt() {
        var headers = given().get(LESSON + "/figures/steps.svg").then().statusCode(200)
                .contentType(equalTo("image/svg+xml")).header("X-Content-Type-Options", "nosniff")
                .body(containsString("<svg")).extract().headers();
        assertThat(headers.getValues("Content-Security-Policy"))
                .containsExactly("default-src 'none'; style-src 'unsafe-inline'; sandbox");
    }

    @Test
    void aPictureWithWordsIsShownInTheReadersLanguage() {
        given().header("Accept-Language", "zh-CN").get(LESSON).then()
                .body(containsString("src=\"" + LESSON + "/figures/steps.zh-CN.svg\""));
        given().header("Accept-Language", "en").get(LESSON).then()
                .body(containsString("src=\"" + LESSON + "/figures/steps.svg\""));
        given().get(LESSON + "/figures/steps.zh-CN.svg").then().statusCode(200)
                .contentType(equalTo("image/svg+xml")).body(containsString("<title>"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/figures/none.svg", "/figures/steps.en.svg", "/figures/..%2Flesson.yaml",
            "/figures/%2e%2e%2flesson.yaml", "/figures/..%2F..%2F..%2Flabs%2Fadd-two%2Fgrader%2FAddTwoGrader.java",
            "/figures/%2Fetc%2Fpasswd", "/figures/steps.svg%00.html", "/figures/", "/figures/..;/lesson.yaml", "/../03-third" })
    void nothingElseIsServed(String path) {
        given().urlEncodingEnabled(false).get(LESSON + path).then().statusCode(404)
                .body(not(containsString("minutes:")), not(containsString("HIDDEN")));
    }

    @Test
    void anUnknownLessonIsAProblem() {
        given().header("Accept-Language", "en").get("/courses/small-course/lessons/none").then().statusCode(404)
                .body(containsString("There is no such lesson"));
    }

    @Test
    void whoIsNotSignedInReadsALiveCellAndMaySignIn() {
        given().header("Accept-Language", "en").get(LESSON).then().body(
                containsString("<code class=\"language-java\">void main() {"),
                containsString("href=\"/login?to=%2Fcourses%2Fsmall-course%2Flessons%2F01-first%23cell-"),
                containsString("Sign in to change and run this program"), not(containsString("data-do=\"run\"")));
    }

    @Test
    @TestSecurity(user = "reader", roles = "learner")
    void whoIsSignedInMayRunIt() {
        var cell = "data-cell=\"cell.";
        given().header("Accept-Language", "zh-CN").get(LESSON).then().body(containsString(cell),
                containsString("aria-label=\"可运行的程序 1\""), containsString("data-do=\"run\" disabled>"),
                containsString("data-person=\"reader\""), containsString("/static/bundle/lesson-"),
                not(containsString("/login?to=%2Fcourses%2Fsmall-course%2Flessons%2F01-first%23")));
        given().get("/courses/small-course/lessons/02-second").then()
                .body(not(containsString("data-cells")), not(containsString("/static/bundle/lesson-")));
    }

    private static ValidatableResponse page() {
        return given().header("Accept-Language", "en").get(LESSON).then().statusCode(200);
    }

    private static ValidatableResponse pressed(String lesson, String read) {
        var token = given().get(lesson).cookie("csrf-token");
        return given().redirects().follow(false).accept("text/html").cookie("csrf-token", token)
                .formParam("csrf-token", token).formParam("read", read).post(lesson + "/reading").then().statusCode(303);
    }
}
