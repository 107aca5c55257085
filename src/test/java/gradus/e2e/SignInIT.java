package gradus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Signing in through the real Keycloak in a real browser. */
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
}
