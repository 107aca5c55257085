package gradus.placement;

import static gradus.testing.TestClient.api;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;

/** The placement check over HTTP, with two questions of one course. */
@QuarkusTest
class PlacementTest {

    private static final String PAGE = "/placement";
    private static final String API = "/api/v1/placement";
    private static final String COUNT = "place-next.answer";
    private static final String CHOOSE = "place-odd.answer";

    @Test
    void whoIsNotSignedInIsToldWhereToBeginAndNothingIsKept() {
        var asked = ask(PAGE);
        assertThat(asked.asString()).contains("Question 1", "Question 2", "Show me where to begin", "Sign in first",
                "name=\"" + COUNT + "\"", "type=\"radio\" name=\"" + CHOOSE + "\"").doesNotContain("SECRET", "Check");
        send(asked, Map.of(COUNT, "" + (number(asked) + 1), CHOOSE, odd(asked))).statusCode(200)
                .body(containsString("Everything right: go on with “A small course”"),
                        containsString("href=\"/labs/add-two\""), containsString("2 of 2 right"),
                        containsString("SECRET-COUNTING"), containsString("disabled"),
                        containsString("href=\"/placement?variant=1\""));
        assertThat(ask(PAGE).asString()).doesNotContain("Everything right", "SECRET");
    }

    @Test
    @TestSecurity(user = "begins-here", roles = "learner")
    void whoIsSignedInFindsTheLastResultAndMayTakeItAgain() {
        var asked = ask(PAGE);
        assertThat(asked.asString()).doesNotContain("Sign in first");
        send(asked, Map.of(COUNT, "" + (number(asked) - 1))).statusCode(200).body(
                containsString("Begin with “A small course”"), containsString("This is the first course."),
                containsString("href=\"/courses/small-course/lessons/01-first\""), containsString("0 of 2 right"),
                containsString("That is the one before."), containsString("Left open."));
        assertThat(ask(PAGE).asString()).contains("Begin with “A small course”", "value=\"" + (number(asked) - 1) + "\"",
                "Left open.", "disabled");
        api().get(API).then().statusCode(200).body("result.course", equalTo("small-course"))
                .body("result.part", equalTo("01-first")).body("stored", equalTo(true))
                .body("verdicts.place-next.share", equalTo(0f));

        var again = ask(PAGE + "?variant=1");
        assertThat(again.asString()).contains("Show me where to begin").doesNotContain("Begin with", "SECRET");
        assertThat(number(again)).isNotEqualTo(number(asked));
        send(again, Map.of(COUNT, "" + (number(again) + 1), CHOOSE, odd(again))).statusCode(200);
        assertThat(ask(PAGE).asString()).contains("Everything right", "value=\"" + (number(again) + 1) + "\"")
                .doesNotContain("Left open.");
        send(again, Map.of()).statusCode(200);
        assertThat(ask(PAGE).asString()).as("nothing of an earlier taking").contains("Begin with", "0 of 2 right", "Left open.")
                .doesNotContain("value=\"" + (number(again) + 1) + "\"", "Right.");
    }

    @Test
    @TestSecurity(user = "begins-elsewhere", roles = "learner")
    void whatCannotBeReadIsSaidBesideItAndNothingIsJudged() {
        var asked = ask(PAGE);
        send(asked, Map.of(COUNT, "<b>many</b>", CHOOSE, odd(asked))).statusCode(200)
                .body(containsString("Something you wrote could not be read"), containsString("could not be read as a number"),
                        containsString("&lt;b&gt;many"), containsString(" checked"), not(containsString("SECRET")),
                        not(containsString("Begin with")));
        send(asked, Map.of(CHOOSE, "7")).statusCode(200).body(containsString("There is no such option here."));
        send(asked, Map.of(COUNT, "9".repeat(400))).statusCode(200).body(containsString("at most 300 characters"));
        api().get(API).then().statusCode(200).body("result", nullValue()).body("verdicts", anEmptyMap());
    }

    @Test
    void answersToOtherQuestionsAreAskedAgain() {
        var asked = ask(PAGE);
        given().header("Accept-Language", "en").cookie("csrf-token", asked.cookie("csrf-token"))
                .contentType(ContentType.URLENC).formParam("csrf-token", asked.cookie("csrf-token"))
                .formParam("variant", "nonsense").formParam("stamp", "of-yesterday").formParam(COUNT, "1").post(PAGE).then()
                .statusCode(200).body(containsString("The questions have changed"), not(containsString("Begin with")));
        given().contentType(ContentType.URLENC).formParam(COUNT, "1").post(PAGE).then().statusCode(400);
        assertThat(ask(PAGE + "?variant=99999999999").asString()).contains("name=\"variant\" value=\"0\"");
    }

    @Test
    void inChineseToo() {
        given().header("Accept-Language", "zh-CN").get(PAGE).then().statusCode(200)
                .body(containsString("从哪里开始"), containsString("第 1 题"), containsString("的下一个数是几"));
        given().header("Accept-Language", "de").get(PAGE).then().statusCode(200).body(containsString("Where to begin"));
    }

    @Test
    void itsQuestionsAreNotFoundWherePracticeIs() {
        given().get("/questions/place-odd").then().statusCode(404).body(not(containsString("sum is odd")));
        api().get("/api/v1/items/place-odd").then().statusCode(404).body("type", containsString("item-not-found"));
        api().contentType(ContentType.JSON).body("{\"answer\": 0}").post("/api/v1/items/place-odd/answers").then()
                .statusCode(404);
        given().header("Accept-Language", "en").get("/courses").then().statusCode(200)
                .body(containsString("Not sure where to begin?"), containsString("href=\"/placement\""));
    }

    @Test
    void aProgramIsToldTheSame() {
        var stem = api().get(API).then().statusCode(200).body("questions.id", contains("place-next", "place-odd"))
                .body("result", nullValue()).body(not(containsString("SECRET"))).extract()
                .<String> path("questions[0].stem");
        post("{\"variant\": 0, \"answers\": {\"place-next\": %d, \"place-odd\": null}}".formatted(number(stem) + 1))
                .statusCode(200).body("result.courses[0].right", equalTo(1)).body("result.passed", equalTo(false))
                .body("result.kind", equalTo("lesson")).body("stored", equalTo(false))
                .body("verdicts.place-next.rationale", containsString("SECRET-COUNTING"))
                .body("verdicts.place-odd", nullValue());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "{\"answers\": {\"sum-of-two\": 3}} | no question sum-of-two",
            "{\"answers\": {\"for-the-exam\": 2}} | no question for-the-exam",
            "{\"answers\": {\"place-next\": \"many\"}} | place-next: ",
            "{\"answers\": {\"place-odd\": 2}} | There is no such option here.",
            "{\"answers\": {\"place-odd\": [[]]}} | place-odd: ",
            "{\"variant\": -1, \"answers\": {}} | variant",
            "{\"variant\": 10000, \"answers\": {}} | variant",
            "{\"answers\": [1]} | answers",
            "{} | answers", "[1] | ~~", "null | ~~" })
    void whatIsNoAnswerIsAProblem(String body, String detail) {
        post(body).statusCode(400).contentType("application/problem+json").body("detail", containsString(detail))
                .body(not(containsString("SECRET")));
    }

    private static ValidatableResponse post(String body) {
        return api().contentType(ContentType.JSON).body(body).post(API).then();
    }

    private static Response ask(String address) {
        return given().header("Accept-Language", "en").get(address);
    }

    private static ValidatableResponse send(Response asked, Map<String, String> answers) {
        return given().header("Accept-Language", "en").cookie("csrf-token", asked.cookie("csrf-token"))
                .contentType(ContentType.URLENC).formParam("csrf-token", asked.cookie("csrf-token"))
                .formParam("variant", found(asked, "name=\"variant\" value=\"(\\d+)\""))
                .formParam("stamp", found(asked, "name=\"stamp\" value=\"([^\"]*)\"")).formParams(answers).post(PAGE).then();
    }

    private static int number(Response asked) {
        return number(asked.asString());
    }

    private static int number(String html) {
        return Integer.parseInt(found(html, "comes after (\\d+)"));
    }

    /** The place at which 1 + 2 is offered. */
    private static String odd(Response asked) {
        return found(asked, "value=\"(\\d)\"[^>]*>\\s*<span>1 (?:\\+|&#43;) 2<");
    }

    private static String found(Response asked, String pattern) {
        return found(asked.asString(), pattern);
    }

    private static String found(String html, String pattern) {
        var found = Pattern.compile(pattern).matcher(html);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }
}
