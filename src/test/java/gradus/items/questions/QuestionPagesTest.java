package gradus.items.questions;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

@QuarkusTest
class QuestionPagesTest {

    private static final String LESSON = "/courses/small-course/lessons/02-second";
    private static final String SUM = "/questions/sum-of-two";
    private static final Pattern TASK = Pattern.compile("What is (\\d+) &#43; (\\d+)\\?");

    @Test
    void aLessonAsksAndKeepsTheKeyToItself() {
        var page = given().header("Accept-Language", "en").get(LESSON).then().statusCode(200)
                .body(containsString("action=\"/questions/sum-of-two\""), containsString("What is "),
                        containsString("type=\"radio\" name=\"answer\" value=\"1\""), not(containsString("SECRET")),
                        not(containsString("question-place")))
                .extract().asString();
        assertThat(page).contains("name=\"place\" value=\"" + LESSON + "\"");
    }

    @Test
    void inChineseToo() {
        given().header("Accept-Language", "zh-CN").get(LESSON).then().statusCode(200)
                .body(containsString("哪个是偶数"), containsString("请选择一项。"), containsString(">检查<"));
    }

    @Test
    void anybodyIsToldWhatIsWrongAndThenWhatIsRight() {
        var asked = ask(SUM);
        var numbers = numbers(asked);
        answer(asked, "" + numbers[0] * numbers[1]).then().statusCode(200)
                .body(containsString("Not yet."), containsString("That is the product of " + numbers[0]),
                        containsString("<strong>Hint</strong>"), containsString("SECRET-RATIONALE"),
                        containsString("href=\"/login?to=%2Fcourses"), containsString("role=\"status\""));
        answer(asked, "" + (numbers[0] + numbers[1])).then().statusCode(200)
                .body(containsString("Right."), not(containsString("<strong>Hint</strong>")),
                        containsString("<details class=\"question-why\" open>"), containsString("Another one"));
        assertThat(ask(SUM).asString()).as("nothing is kept").doesNotContain("Right.").contains("value=\"\"");
    }

    @Test
    void withoutScriptsTheAnswerIsAPage() {
        var asked = ask(SUM);
        given().header("Accept-Language", "en").cookie("csrf-token", asked.cookie("csrf-token"))
                .contentType(ContentType.URLENC)
                .formParam("csrf-token", asked.cookie("csrf-token")).formParam("variant", "0")
                .formParam("stamp", hidden(asked, "stamp")).formParam("place", LESSON).formParam("answer", "many")
                .post(SUM).then().statusCode(200)
                .body(containsString("<html lang=\"en\""), containsString("could not be read as a number"),
                        containsString("href=\"" + LESSON + "#question-sum-of-two\""), containsString("value=\"many\""),
                        not(containsString("SECRET")));
    }

    @Test
    void anotherOneHasOtherNumbers() {
        assertThat(numbers(ask(SUM + "?variant=1"))).isNotEqualTo(numbers(ask(SUM)));
        assertThat(numbers(ask(SUM + "?variant=1"))).isEqualTo(numbers(ask(SUM + "?variant=1")));
        assertThat(hidden(ask(SUM + "?variant=1"), "variant")).isEqualTo("1");
    }

    @Test
    void anAnswerToOtherNumbersIsAskedAgainNotJudged() {
        var asked = ask(SUM);
        var other = ask(SUM + "?variant=1");
        given().header("X-Fragment", "question").header("Accept-Language", "en")
                .cookie("csrf-token", asked.cookie("csrf-token")).contentType(ContentType.URLENC)
                .formParam("csrf-token", asked.cookie("csrf-token")).formParam("variant", "0")
                .formParam("stamp", hidden(other, "stamp")).formParam("answer", "3").post(SUM).then().statusCode(200)
                .body(containsString("has changed since the page was opened"), not(containsString("Not yet.")));
    }

    @Test
    void whatIsTypedIsShownAsText() {
        var asked = ask(SUM);
        answer(asked, "<script>alert(1)</script>").then().statusCode(200)
                .body(not(containsString("<script>alert")), containsString("&lt;script&gt;alert(1)"));
    }

    @Test
    void aPlaceElsewhereIsForgotten() {
        assertThat(hidden(ask(SUM + "?place=//evil.example"), "place")).isEqualTo("/");
        assertThat(hidden(ask(SUM + "?place=https://evil.example/"), "place")).isEqualTo("/");
        assertThat(hidden(ask(SUM + "?place=/" + "x".repeat(300)), "place")).isEqualTo("/");
    }

    @Test
    void blanksAreFields() {
        var asked = ask("/questions/blanks-to-fill");
        assertThat(asked.asString()).contains("name=\"answer-sum\"", "<select name=\"answer-parity\"", ">even</option>");
        given().header("X-Fragment", "question").header("Accept-Language", "en")
                .cookie("csrf-token", asked.cookie("csrf-token")).contentType(ContentType.URLENC)
                .formParam("csrf-token", asked.cookie("csrf-token")).formParam("variant", "0")
                .formParam("stamp", hidden(asked, "stamp")).formParam("answer-sum", "4")
                .formParam("answer-parity", "1").post("/questions/blanks-to-fill").then().statusCode(200)
                .body(containsString("Partly right: 50 %."), containsString("✓"), containsString("✗"));
    }

    @Test
    void examItemsAndUnknownOnesAreNotFound() {
        given().header("Accept-Language", "en").get("/questions/for-the-exam").then().statusCode(404)
                .body(not(containsString("EXAM")));
        given().get("/questions/none").then().statusCode(404);
        given().get("/questions/SUM-OF-TWO").then().statusCode(404);
    }

    @Test
    void anAnswerNeedsTheTokenOfOurPages() {
        given().contentType(ContentType.URLENC).formParam("answer", "3").post(SUM).then().statusCode(400);
    }

    @Test
    @TestSecurity(user = "asks-questions", roles = "learner")
    void whoIsSignedInFindsTheLastAnswerAgain() {
        var asked = ask(SUM);
        var numbers = numbers(asked);
        answer(asked, "" + (numbers[0] + numbers[1] + 1)).then().statusCode(200).body(containsString("That is not the number"));
        given().header("Accept-Language", "en").get(LESSON).then().statusCode(200)
                .body(containsString("That is not the number"),
                        containsString("value=\"" + (numbers[0] + numbers[1] + 1) + "\""),
                        not(containsString("your answers are kept")));
        answer(asked, "" + (numbers[0] + numbers[1])).then().statusCode(200).body(containsString("Right."));
        assertThat(ask(SUM).asString()).contains("Right.");
        var other = ask(SUM + "?variant=1");
        assertThat(other.asString()).doesNotContain("Right.");
        answer(other, "1").then().statusCode(200);
        assertThat(hidden(ask(SUM), "variant")).as("the last one answered").isEqualTo("1");
    }

    private static Response ask(String address) {
        return given().header("Accept-Language", "en").header("X-Fragment", "question").get(address);
    }

    private static Response answer(Response asked, String answer) {
        return given().header("Accept-Language", "en").header("X-Fragment", "question")
                .cookie("csrf-token", asked.cookie("csrf-token")).contentType(ContentType.URLENC)
                .formParam("csrf-token", asked.cookie("csrf-token")).formParam("variant", hidden(asked, "variant"))
                .formParam("stamp", hidden(asked, "stamp")).formParam("place", LESSON).formParam("answer", answer)
                .post(SUM);
    }

    private static int[] numbers(Response asked) {
        var task = TASK.matcher(asked.asString());
        assertThat(task.find()).isTrue();
        return new int[] { Integer.parseInt(task.group(1)), Integer.parseInt(task.group(2)) };
    }

    private static String hidden(Response asked, String name) {
        var field = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(asked.asString());
        assertThat(field.find()).isTrue();
        return field.group(1);
    }
}
