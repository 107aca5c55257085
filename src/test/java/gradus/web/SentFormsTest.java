package gradus.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** What happens to a form when the session has ended while somebody filled it in. */
@QuarkusTest
class SentFormsTest {

    private static final String CODE = "class Adder {\r\n  String s = \"<b>&amp;\"; // 二\r\n}";

    @Test
    void whatWasTypedComesBackToBeSentAgain() {
        var token = token();
        sent(token, token, "file-Adder.java", CODE).statusCode(401).contentType("text/html")
                .body(containsString("<h1>Your session has ended</h1>"), containsString("action=\"/labs/add-two\""),
                        containsString("name=\"file-Adder.java\" value=\"class Adder {\r\n  String s = &quot;&lt;b&gt;&amp;amp;"
                                + "&quot;; // 二\r\n}\""),
                        containsString("name=\"csrf-token\" value=\"" + token + "\""), containsString("target=\"_blank\""));
    }

    @Test
    void aButtonLeadsToTheSignInAndBack() {
        var token = token();
        sent(token, token, "enrolled", "true").statusCode(303).header("Location", containsString("/login?to=%2Fcourses"));
    }

    @Test
    void aFormThatNoPageOfOursHasSentIsNotGivenBack() {
        sent(token(), "AAAAAAAAAAAAAAAAAAAAAA", "file-Adder.java", CODE).statusCode(303).body(not(containsString("Adder")));
    }

    @Test
    void aProgramIsToldInJson() {
        given().contentType("application/x-www-form-urlencoded").formParam("a", "text").post("/labs/add-two").then()
                .statusCode(401).contentType("application/problem+json");
    }

    private static String token() {
        return given().get("/courses").cookie("csrf-token");
    }

    private static ValidatableResponse sent(String cookie, String token, String name, String value) {
        return given().redirects().follow(false).accept("text/html").header("Accept-Language", "en")
                .header("Referer", "http://localhost/courses").cookie("csrf-token", cookie)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8").formParam("csrf-token", token)
                .formParam(name, value).post("/labs/add-two").then();
    }
}
