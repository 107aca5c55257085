package gradus.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.util.UUID;

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
    void theLanguageChosenOnOurPagesIsTheLanguageOfSignIn() {
        try (var window = installation.window(new Browser.NewContextOptions().setLocale("en"))) {
            var page = window.newPage();
            page.navigate("/");
            page.locator("button[name=language][value=zh-CN]").click();
            page.locator("a[href^='/login']").first().click();

            assertThat(page.locator("h1").innerText()).isEqualTo("登录");
            assertThat(page.locator("html").getAttribute("lang")).isEqualTo("zh-CN");

            page.locator("header nav a").click(); // and it can be changed there, without a script
            assertThat(page.locator("h1").innerText()).isEqualTo("Sign in");
        }
    }

    @Test
    void theThemeChosenOnOurPagesIsTheThemeOfSignIn() {
        try (var window = installation.window()) {
            var page = window.newPage();
            page.navigate("/");
            page.locator("[data-theme-switch]").click(); // light
            page.locator("[data-theme-switch]").click(); // dark
            page.locator("a[href^='/login']").first().click();
            page.locator("#kc-login").waitFor();

            assertThat(page.evaluate("getComputedStyle(document.body.parentElement).colorScheme")).isEqualTo("dark");
        }
    }

    @Test
    void aMistakeIsToldKindlyAndNothingIsGivenAway() {
        try (var window = installation.window(new Browser.NewContextOptions().setLocale("en"))) {
            var page = window.newPage();
            page.navigate("/");
            page.locator("a[href^='/login']").first().click();
            page.locator("#username").fill("learner");
            page.locator("#password").fill("not this one");
            page.locator("#kc-login").click();

            assertThat(page.locator("#input-error-username").innerText())
                    .isEqualTo("User name and password do not go together. Please look at both and try again.");
        }
    }

    @Test
    void theAccountPageIsOneClickAwayAndLeadsBack() {
        try (var window = installation.window(new Browser.NewContextOptions().setLocale("en"))) {
            var page = window.newPage();
            page.navigate("/courses");
            page.locator("button[name=language][value=zh-CN]").click();
            SignIn.asNewLearner(page, "ada-" + UUID.randomUUID().toString().substring(0, 8), "Ada", "Byron");

            page.locator("a[href^='/account']").click();
            assertThat(page.locator("#firstName").inputValue()).isEqualTo("Ada");
            assertThat(page.locator("body").innerText()).contains("账户安全");
            page.locator("a:has-text('返回 Gradus')").click();

            page.locator("a[href='/logout']").waitFor();
            assertThat(page.url()).isEqualTo(installation.baseUrl() + "/courses");
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
