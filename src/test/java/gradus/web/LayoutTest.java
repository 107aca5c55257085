package gradus.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

/** What stands around every page. */
@QuarkusTest
class LayoutTest {

    private static final Pattern ASSET = Pattern.compile("(?:src|href)=\"(/static/bundle/[^\"]+|/favicon[^\"]+)\"");

    @Test
    void theSystemsThemeIsTheDefault() {
        given().header("Accept", "text/html").get("/house-test/problem/line").then()
                .body(containsString("<html lang=\"en\">"));
    }

    @Test
    void theChosenThemeStandsInTheFirstByte() {
        given().header("Accept", "text/html").cookie("gradus-theme", "dark").get("/house-test/problem/line").then()
                .body(containsString("<html lang=\"en\" data-theme=\"dark\">"));
    }

    @Test
    void anotherValueInTheCookieIsNoTheme() {
        given().header("Accept", "text/html").cookie("gradus-theme", "\"><b>").get("/house-test/problem/line").then()
                .body(not(containsString("data-theme=")));
    }

    @Test
    void scriptsAndStylesAreFilesOfOurs() {
        var page = given().header("Accept", "text/html").get("/house-test/problem/line").asString();
        assertThat(page).doesNotContainPattern("<script(?![^>]* src=\"/)").doesNotContain("<style")
                .doesNotContainPattern("\\son[a-z]+=").doesNotContainPattern("\\sstyle=");
        var assets = ASSET.matcher(page).results().map(found -> found.group(1)).toList();
        assertThat(assets).hasSizeGreaterThanOrEqualTo(3);
        assets.forEach(asset -> given().get(asset).then().statusCode(200));
    }

    @Test
    void thePolicyAllowsNothingInlineAndNothingForeign() {
        var policy = given().get("/house-test/page").header("Content-Security-Policy");
        assertThat(policy).contains("default-src 'none'", "script-src 'self';", "style-src 'self';", "img-src 'self';");
        assertThat(List.of(policy.split("; "))).filteredOn(part -> part.contains("unsafe"))
                .containsExactly("style-src-attr 'unsafe-inline'");
    }
}
