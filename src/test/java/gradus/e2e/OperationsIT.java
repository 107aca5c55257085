package gradus.e2e;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** What an operator sees of real runners and runs, and does about them. */
class OperationsIT {

    @Test
    void anOperatorWatchesARunAndStopsIt() throws IOException {
        try (var learners = Installation.get().window(); var operators = Installation.get().window()) {
            var learner = learners.newPage();
            learner.navigate("/courses");
            SignIn.asNewLearner(learner, "learner-" + UUID.randomUUID().toString().substring(0, 8), "Grace", "Hopper");
            var lab = LabScreen.open(learner, "mini-batch");
            lab.fill(LabScreen.endless());
            lab.run();
            lab.untilItSays("Your program is running");

            var page = operators.newPage();
            page.navigate("/courses");
            SignIn.asDemoAccount(page, "operator");
            page.locator("nav a[href='/operations']").click();
            var runner = page.locator(".runner-list > li");
            assertThat(runner.innerText()).contains("takes runs", "attacks refused", "5 layers");
            var run = page.locator(".open-runs tr", new Page.LocatorOptions().setHasText("Grace Hopper"));
            run.getByText("MiB /").waitFor(); // by itself, with the runner's next heartbeat
            assertThat(run.innerText()).containsPattern("\\d+\\.\\d s");

            run.locator("summary").click();
            run.getByText("Stop this run", new Locator.GetByTextOptions().setExact(true)).click();
            lab.untilItSays("This run was stopped");
            page.navigate("/operations");
            assertThat(run.count()).isZero();
        }
    }

    @Test
    void prometheusReadsWhatPeopleCannot() {
        var servers = Installation.get().servers();
        assertThat(given().get(servers.runnerMetricsUrl()).then().statusCode(200).extract().asString())
                .contains("gradus_runner_ready 1.0", "gradus_runner_slots{device=\"cpu\"}", "jvm_memory_used_bytes{")
                .doesNotContain("gradus_outbox_backlog").doesNotContainPattern("gradus_\\S+ NaN");
        assertThat(given().get(servers.webMetricsUrl()).then().statusCode(200).extract().asString())
                .contains("gradus_outbox_backlog").containsPattern("gradus_runners\\{state=\"taking\"} [1-9]")
                .doesNotContain("gradus_runner_ready");
        Installation.get().anonymous().get("/q/metrics").then().statusCode(404);
        Installation.get().as("operator").get("/q/metrics").then().statusCode(404);
    }
}
