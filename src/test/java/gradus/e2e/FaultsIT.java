package gradus.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;

import gradus.testing.Await;
import io.restassured.http.ContentType;

/** What everything runs on goes away under people who work, and comes back: they are told, and lose nothing. */
@Isolated("it takes away what all share")
class FaultsIT {

    private static final String LAB = "linear-regression";
    private static final Path SOLUTION = Path.of("curriculum/courses/f2-gradient-descent/labs", LAB,
            "solution/GradientDescent.java");

    private static final Duration START = Duration.ofMinutes(3);

    private final Installation installation = Installation.get();
    private BrowserContext window;
    private Page page;

    @BeforeEach
    void signIn() {
        window = installation.window();
        page = window.newPage();
        page.navigate("/courses");
        SignIn.asNewLearner(page, "learner-" + UUID.randomUUID().toString().substring(0, 8), "Ada", "Byron");
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void aDatabaseThatGoesAwayCostsNeitherWorkNorVerdict() throws IOException {
        var lab = LabScreen.open(page, LAB);
        lab.fill(Files.readString(SOLUTION));
        lab.untilSaved();
        lab.submit();
        page.waitForFunction("() => document.querySelector('[data-run-state]').innerText.includes('hidden checks')");
        installation.servers().takeDatabase();
        try {
            lab.fill("// typed while the database was away\n" + Files.readString(SOLUTION));
            page.waitForSelector("[data-saved][data-state=offline]");
            installation.anonymous().header("Authorization", "Bearer x").get("/api/v1/labs/" + LAB).then()
                    .contentType("application/problem+json");
            installation.anonymous().accept(ContentType.HTML).get("/courses/f2-gradient-descent/lessons/01-fitting-a-line")
                    .then().statusCode(200); // who is not signed in reads on
            installation.anonymous().get("/q/health/ready").then().statusCode(503);
        } finally {
            installation.servers().giveDatabaseBack();
        }
        lab.untilSaved();
        lab.untilClosed();
        lab.verdict().locator(".score").waitFor();
        assertThat(lab.verdict().locator(".score").innerText()).isEqualTo("100 of 100 points");
        assertThat(LabScreen.open(window.newPage(), LAB).text()).contains("typed while the database was away");
    }

    @Test
    void aRunnerThatIsKilledInTheMiddleOfARunLosesNothingAndPagesDoNotMissIt() throws IOException {
        var lab = LabScreen.open(page, LAB);
        lab.fill(Files.readString(SOLUTION));
        lab.submit();
        Await.until("its sandboxes", START, () -> !installation.sandboxed().isEmpty());
        installation.servers().killRunner();
        installation.anonymous().get("/q/health/ready").then().statusCode(200);
        installation.servers().restartRunner();
        lab.untilClosed();
        lab.verdict().locator(".score").waitFor();
        assertThat(lab.verdict().locator(".score").innerText()).isEqualTo("100 of 100 points");
        Await.until("nothing is left running", START, () -> installation.sandboxed().isEmpty());
    }

    @Test
    void whoIsSignedInWorksOnWithoutTheIdentityProviderAndOthersAreTold() throws IOException {
        var lab = LabScreen.open(page, LAB);
        installation.servers().takeIdentity();
        try {
            lab.fill(Files.readString(SOLUTION));
            lab.untilSaved();
            lab.run();
            lab.untilClosed();
            lab.untilItSays("your program ran to its end");
            try (var other = installation.window()) {
                var stranger = other.newPage();
                assertThat(stranger.navigate("/courses").status()).isEqualTo(200);
                assertThat(stranger.navigate("/login?to=/courses").status()).isEqualTo(503);
                assertThat(stranger.locator("h1").innerText()).isNotBlank();
            }
            installation.anonymous().get("/q/health").then().body(containsString("identity"));
        } finally {
            installation.servers().giveIdentityBack();
        }
        try (var other = installation.window()) {
            var stranger = other.newPage();
            stranger.navigate("/courses");
            SignIn.asNewLearner(stranger, "learner-" + UUID.randomUUID().toString().substring(0, 8), "Carl", "Gauss");
        }
    }

    @Test
    void anApplicationThatStartsFirstWaitsForItsDatabase() throws Exception {
        installation.killApplication();
        installation.servers().takeDatabase();
        var started = CompletableFuture.runAsync(installation::restartApplication);
        var log = installation.data().resolve("logs/gradus.log");
        Await.until("it says what it waits for", START, () -> text(log).contains("Retrying in"));
        installation.servers().giveDatabaseBack();
        started.get(3, TimeUnit.MINUTES);
        assertThat(text(log)).contains("Connection to 127.0.0.1");
        installation.anonymous().get("/q/health/ready").then().statusCode(200);
    }

    @Test
    void pagesThatStartBeforeTheIdentityProviderAreReadyWhenThatIs() throws Exception {
        installation.servers().killWeb();
        installation.servers().takeIdentity();
        var started = CompletableFuture.runAsync(installation.servers()::restartWeb);
        Await.until("it serves readers", START, () -> status("/courses") == 200);
        installation.anonymous().get("/q/health/ready").then().statusCode(503)
                .body("checks.find { it.name.startsWith('Database') }.status", equalTo("UP"));
        installation.servers().giveIdentityBack();
        started.get(3, TimeUnit.MINUTES);
        page.reload(); // who was signed in still is
        assertThat(LabScreen.open(page, LAB).savedState()).isNotBlank();
    }

    private int status(String path) {
        try {
            return installation.anonymous().accept(ContentType.HTML).get(path).statusCode();
        } catch (Exception e) { // of the client's language, which declares none
            return 0; // nobody listens yet
        }
    }

    private static String text(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return "";
        }
    }
}
