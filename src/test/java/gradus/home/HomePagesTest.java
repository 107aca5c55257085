package gradus.home;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;

@QuarkusTest
class HomePagesTest {

    @Test
    void aVisitorSeesWhatGradusIsAndWhereToBegin() {
        given().accept("text/html").get("/").then().statusCode(200)
                .body(containsString("<html lang=\"en\">"), containsString("Large models, one step at a time."),
                        containsString("/courses/small-course"), containsString("href=\"/login?to=%2F\""),
                        not(containsString("/labs/")));
    }

    @Test
    void theStartPageSpeaksChinese() {
        given().accept("text/html").header("Accept-Language", "zh-CN").get("/").then().statusCode(200)
                .body(containsString("<html lang=\"zh-CN\">"), containsString("大模型，一步一步来。"),
                        not(containsString("Large models")));
    }

    @Test
    @TestSecurity(user = "nobody-ran-yet", roles = "learner")
    void somebodyNewIsLedToTheFirstLesson() {
        given().accept("text/html").get("/").then().statusCode(200)
                .body(containsString("Start with the first lesson"), not(containsString("Go on")));
    }
}
