package gradus.web;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** What changes something must come from a page of ours, or carry a bearer token. */
@QuarkusTest
class CsrfTest {

    private String token;

    @BeforeEach
    void openAPage() {
        token = given().get("/house-test/page").cookie("csrf-token");
    }

    @Test
    void aFormWithItsTokenIsTaken() {
        given().cookie("csrf-token", token).formParam("csrf-token", token).post("/house-test/form")
                .then().statusCode(200);
    }

    @Test
    void aFormWithoutATokenIsRefused() {
        refused(given().cookie("csrf-token", token).formParam("a", "b").post("/house-test/form").then());
    }

    @Test
    void aFormWithAnotherTokenIsRefused() {
        refused(given().cookie("csrf-token", token).formParam("csrf-token", "AAAAAAAAAAAAAAAAAAAAAA")
                .post("/house-test/form").then());
    }

    @Test
    void aScriptWithTheHeaderIsTaken() {
        json().cookie("csrf-token", token).header("X-CSRF-TOKEN", token).put("/api/house-test/sent")
                .then().statusCode(200);
    }

    @Test
    void aCallWithoutTheHeaderIsRefused() {
        refused(json().cookie("csrf-token", token).put("/api/house-test/sent").then());
        refused(given().cookie("csrf-token", token).delete("/api/house-test/sent").then());
        refused(given().cookie("csrf-token", token).post("/house-test/form").then());
    }

    @Test
    void aCallWithAnotherTokenIsRefused() {
        refused(json().cookie("csrf-token", token).header("X-CSRF-TOKEN", "AAAAAAAAAAAAAAAAAAAAAA")
                .put("/api/house-test/sent").then());
    }

    @Test
    void aMediaTypeInBetweenIsRefused() {
        for (var type : new String[] { "text/plain", "*/*", "application/*", "application/x-www-form-urlencoded2" }) {
            refused(given().contentType(type).body("a=b".getBytes(UTF_8)).cookie("csrf-token", token).post("/house-test/form")
                    .then());
        }
    }

    @Test
    void aProgramWithABearerTokenNeedsNone() {
        json().header("Authorization", "Bearer x").put("/api/house-test/sent").then().statusCode(200);
    }

    @Test
    void aBrokenCookieIsForgotten() {
        var answer = given().cookie("csrf-token", "broken").get("/house-test/page");
        refused(answer.then());
        assertThat(answer.detailedCookie("csrf-token").getMaxAge()).isZero();
    }

    @Test
    void aPageForAnUnknownPathBringsATokenThatWorks() {
        var fresh = given().accept("text/html").get("/nowhere").cookie("csrf-token");
        json().cookie("csrf-token", fresh).header("X-CSRF-TOKEN", fresh).put("/api/house-test/sent")
                .then().statusCode(200);
    }

    private static RequestSpecification json() {
        return given().contentType(ContentType.JSON).body("{\"name\": \"a\", \"count\": 1}");
    }

    private static void refused(ValidatableResponse response) {
        response.statusCode(400).contentType("application/problem+json")
                .body("type", equalTo("/problems/stale-page"));
    }
}
