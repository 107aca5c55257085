package gradus.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Browser;

import io.restassured.http.ContentType;

/** Signing in through the real Keycloak, in a real browser and as a program. */
class SignInIT {

    private static Installation installation;

    @BeforeAll
    static void start() {
        installation = Installation.get();
    }

    @Test
    void somebodyNewRegistersComesBackAndLeaves() {
        try (var window = installation.window()) {
            var page = window.newPage();
            page.navigate("/");

            SignIn.asNewLearner(page, "grace", "Grace", "Hopper");

            assertThat(page.url()).isEqualTo(installation.baseUrl() + "/");
            assertThat(page.locator("body").innerText()).contains("Grace");
            page.locator("a[href='/logout']").first().click();
            page.locator("a[href^='/login']").first().waitFor();
            assertThat(page.url()).startsWith(installation.baseUrl());
            assertThat(window.cookies()).noneMatch(cookie -> cookie.name.startsWith("q_session"));
        }
    }

    @Test
    void theAddressInNumbersWorksAsWell() {
        try (var window = installation.window()) {
            var page = window.newPage();
            var numbers = installation.baseUrl().replace("localhost", "127.0.0.1");
            page.navigate(numbers + "/");

            SignIn.asDemoAccount(page, "learner2");

            assertThat(page.url()).isEqualTo(numbers + "/");
        }
    }

    @Test
    void keycloakSpeaksTheReadersLanguage() {
        try (var window = installation.window(new Browser.NewContextOptions().setLocale("zh-CN"))) {
            var page = window.newPage();
            page.navigate("/");
            page.locator("a[href^='/login']").first().click();

            assertThat(page.locator("#kc-login").innerText()).contains("登录");
        }
    }

    @Test
    void aProgramNeedsAToken() {
        installation.anonymous().get("/api/v1/labs/linear-regression").then()
                .statusCode(401).contentType(containsString("application/problem+json")).body("status", equalTo(401));
        installation.anonymous().auth().oauth2("made.up.token").get("/api/v1/labs/linear-regression").then()
                .statusCode(401).contentType(containsString("application/problem+json"));
        installation.as("learner").get("/api/v1/labs/linear-regression").then()
                .statusCode(200).contentType(ContentType.JSON);
    }
}
