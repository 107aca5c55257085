package gradus.web;

import static gradus.common.Language.CHINESE;
import static gradus.common.Language.ENGLISH;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class ReaderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "zh-CN,zh;q=0.9,en;q=0.8|CHINESE", "en-GB,en;q=0.9,zh;q=0.5|ENGLISH", "fr,zh;q=0.2|CHINESE",
            "zh-TW|CHINESE", "de|ENGLISH", "zh;q=0,de|ENGLISH", "*|ENGLISH", ";;;=|ENGLISH", "|ENGLISH" })
    void theBestOfWhatTheBrowserAccepts(String header, String expected) {
        assertThat(Reader.accepted(header).name()).isEqualTo(expected);
    }

    @Test
    void noHeaderMeansEnglish() {
        assertThat(Reader.accepted(null)).isEqualTo(ENGLISH);
    }

    @Test
    void aChoiceIsRememberedAndLeadsBack() {
        var token = given().get("/house-test/page").cookie("csrf-token");
        var answer = given().redirects().follow(false).cookie("csrf-token", token).formParam("csrf-token", token)
                .formParam("language", CHINESE.tag()).formParam("back", "/courses?x=1").post("/language");
        answer.then().statusCode(303).header("Location", containsString("/courses?x=1"));
        assertThat(answer.detailedCookie("gradus-language").getSameSite()).isEqualTo("Lax");
        given().cookies(answer.cookies()).header("Accept-Language", "en").accept("text/html").get("/nowhere").then()
                .body(containsString("<html lang=\"zh-CN\""), containsString("跳到正文"));
    }

    @Test
    void aLanguageThatIsNotThereIsRefused() {
        var token = given().get("/house-test/page").cookie("csrf-token");
        given().cookie("csrf-token", token).formParam("csrf-token", token).formParam("language", "tlh")
                .post("/language").then().statusCode(400).body("type", equalTo("/problems/invalid-values"));
    }

    @Test
    void aBrokenCookieIsNoChoice() {
        given().cookie("gradus-language", "<script>").accept("text/html").get("/nowhere").then()
                .body(containsString("<html lang=\"en\""));
    }
}
