package gradus.items.questions;

import static gradus.testing.TestClient.api;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
class ItemApiTest {

    private static final String ITEMS = "/api/v1/items/";

    @Test
    void anItemIsDrawnWithoutItsKey() {
        api().get(ITEMS + "which-is-even").then().statusCode(200).body("kind", equalTo("single"))
                .body("competency", equalTo("adding")).body("points", equalTo(1)).body("options", hasSize(2))
                .body("options[0]", equalTo("three")).body("varies", equalTo(false)).body("variant", equalTo(0))
                .body(not(containsString("SECRET"))).body(not(containsString("correct")));
        api("zh-CN").get(ITEMS + "blanks-to-fill").then().statusCode(200)
                .body("blanks.parity.options", contains("偶数", "奇数")).body("blanks.sum.kind", equalTo("numeric"))
                .body("stem", containsString("<span class=\"blank\">sum</span>"));
    }

    @Test
    void anAnswerIsJudgedAndExplained() {
        answer("which-is-even", "{\"answer\": 0}").statusCode(200).body("share", equalTo(0f))
                .body("remarks", hasItem(containsString("one is left over"))).body("marks.'0'", equalTo(false))
                .body("rationale", containsString("two pairs")).body("stored", equalTo(false));
        answer("which-is-even", "{\"answer\": 1}").statusCode(200).body("share", equalTo(1f)).body("remarks", hasSize(0));
    }

    @Test
    @TestSecurity(user = "asks-the-api", roles = "learner")
    void numbersAreThePersonsOwnAndTheAnswerIsKept() {
        var stem = api().get(ITEMS + "sum-of-two?variant=3").then().statusCode(200).extract().path("stem").toString()
                .replace("&#43;", "+");
        var numbers = Pattern.compile("\\d+").matcher(stem).results().mapToInt(found -> Integer.parseInt(found.group()))
                .toArray();
        answer("sum-of-two", "{\"answer\": %d, \"variant\": 3}".formatted(numbers[0] + numbers[1])).statusCode(200)
                .body("share", equalTo(1f)).body("stored", equalTo(true));
        assertThat(api().header("X-Fragment", "question").get("/questions/sum-of-two").asString())
                .contains("name=\"variant\" value=\"3\"", "Right.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "{\"answer\": 7} | 400 | There is no such option here.",
            "{\"answer\": null} | 400 | Choose something first.",
            "{\"answer\": [1]} | 400 | There is no such option here.",
            "{\"answer\": {\"a\": 1}} | 400 | There is no such option here.",
            "{\"answer\": 1, \"variant\": -1} | 400 | a whole number from 0 to 9999",
            "{\"answer\": 1, \"variant\": 10000} | 400 | a whole number from 0 to 9999",
            "{\"answer\": 1, \"variant\": \"1\"} | 400 | a whole number from 0 to 9999",
            "{\"answer\": 1, \"key\": 1} | 400 | The body is JSON",
            "{\"answer\": 1, \"answer\": 0} | 400 | The body is JSON",
            "{} | 400 | The body is JSON", "[1] | 400 | The body is JSON", "{\"answer\": | 400 | The body is JSON" })
    void whatIsNoAnswerIsAProblem(String body, int status, String detail) {
        answer("which-is-even", body).statusCode(status).contentType("application/problem+json")
                .body("detail", containsString(detail)).body(not(containsString("SECRET")));
    }

    @Test
    void aHugeAnswerIsRefused() {
        answer("which-is-even", "{\"answer\": \"" + "x".repeat(9000) + "\"}").statusCode(413)
                .body("type", containsString("answer-too-large"));
        answer("sum-of-two", "{\"answer\": \"" + "9".repeat(400) + "\"}").statusCode(400)
                .body("detail", containsString("at most 300 characters"));
        answer("sum-of-two", "{\"answer\": " + "[".repeat(2000) + "]".repeat(2000) + "}").statusCode(400);
    }

    @Test
    void examItemsDoNotExistHere() {
        api().get(ITEMS + "for-the-exam").then().statusCode(404).body(not(containsString("EXAM")));
        answer("for-the-exam", "{\"answer\": 2}").statusCode(404).body(not(containsString("EXAM")));
        api().get(ITEMS + "none").then().statusCode(404).body("type", containsString("item-not-found"));
        api().get(ITEMS + "which-is-even?variant=10000").then().statusCode(400);
    }

    private static ValidatableResponse answer(String item, String body) {
        return api().contentType(ContentType.JSON).body(body).post(ITEMS + item + "/answers").then();
    }
}
