package gradus.e2e;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.oneOf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Browser;

import gradus.standalone.Options;
import gradus.testing.Await;
import io.restassured.response.Response;

/** The starter as people use it: a process of its own that is told to end, or killed, and started again. */
class StartIT {

    private static final String PROGRESS = "/api/v1/courses/f2-gradient-descent/progress";

    private final List<Process> started = new ArrayList<>();
    private Options options;

    @BeforeEach
    void emptyFolder() {
        options = Installation.emptyFolder("start", Installation.console("start"));
    }

    @AfterEach
    void endAll() throws InterruptedException {
        for (var process : started) {
            process.destroy();
            assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void theDataOutlivesASigkillAndNothingOutlivesTheStarter() throws IOException, InterruptedException {
        var first = start();
        awaitReady(first);
        var children = children();
        assertThat(children).hasSize(4).allMatch(ProcessHandle::isAlive);
        assertWebIsAnOrdinaryUserThatKnowsNothingOfTheRunner();
        assertListensOnLoopbackOnly();
        changeLearnersName("Ada");
        assertLearner2HasWorkedAndLearnerHasNot();

        assertThat(secondStarter()).contains("already runs on " + options.data(), "process " + first.pid());

        first.destroyForcibly().waitFor();
        assertThat(children).allMatch(ProcessHandle::isAlive); // nobody was there to end them
        var second = start();
        awaitReady(second);
        assertThat(children).noneMatch(ProcessHandle::isAlive);
        assertThat(output(second)).contains("left over from a start that was killed");
        assertThat(learnersName()).isEqualTo("Ada");
        assertLearner2HasWorkedAndLearnerHasNot();

        assertARunnerThatDiesIsStartedAgainAndNothingElse(second);

        var later = children();
        second.destroy();
        assertThat(second.waitFor(90, TimeUnit.SECONDS)).isTrue();
        assertThat(later).hasSize(4).noneMatch(ProcessHandle::isAlive);
        assertThat(output(second)).containsSubsequence(
                "Stopping Runner", "Stopping Gradus", "Stopping Keycloak", "Stopping PostgreSQL", "Stopped");
        assertThat(secondStarter("--no-demo")).contains(options.data() + " holds a demonstration", "--data DIR");
    }

    @Test
    void withoutADemoNobodyIsThereButAnOperatorWhoChoosesAPassword() throws IOException, InterruptedException {
        var process = start("--no-demo");
        awaitReady(process);
        assertThat(output(process)).contains("There is no demo here").doesNotContain("learner");
        assertThat(children()).anySatisfy(child -> assertThat(Path.of("/proc", "" + child.pid(), "environ"))
                .content().contains("GRADUS_DEMO=false"));
        var told = Pattern.compile("operator +password / 密码: (\\S+)").matcher(output(process));
        assertThat(told.find()).isTrue();
        assertNoClientTakesPasswords(told.group(1));
        try (var window = Chromium.get().newContext(new Browser.NewContextOptions().setBaseURL(options.url()))) {
            window.setDefaultTimeout(Duration.ofSeconds(60).toMillis());
            var page = window.newPage();
            page.navigate("/");
            page.locator("a[href^='/login']").first().click();
            page.locator("#username").fill("operator");
            page.locator("#password").fill(told.group(1));
            page.locator("#kc-login").click();
            page.locator("#firstName").fill("Ada");
            page.locator("form [type=submit]").first().click();
            page.locator("#password-new").fill("correct-horse-battery");
            page.locator("#password-confirm").fill("correct-horse-battery");
            page.locator("#kc-submit").click();
            page.locator("a[href='/logout']").first().waitFor();
            assertThat(page.locator("header").innerText()).contains("Ada");
        }
        assertThat(applicationLog()).doesNotContain("invented");
    }

    private void assertWebIsAnOrdinaryUserThatKnowsNothingOfTheRunner() throws IOException, InterruptedException {
        var web = child("gradus");
        var runner = child("runner");
        var uid = status(web, "Uid");
        if (!status(runner, "Uid").equals("0 0 0 0")) {
            assertThat(uid).as("an ordinary user's").isEqualTo(status(runner, "Uid"));
            return;
        }
        assertThat(uid).matches("(44[0-9]{3}) \\1 \\1 \\1");
        assertThat(status(web, "Groups")).isEmpty();
        assertThat(List.of("CapPrm", "CapEff", "CapBnd", "CapAmb")).allSatisfy(
                capabilities -> assertThat(status(web, capabilities)).isEqualTo("0000000000000000"));
        assertThat(status(web, "NoNewPrivs")).isEqualTo("1");
        for (var secret : List.of(options.data().resolve("secrets.properties"), options.data().resolve("logs/runner.log"),
                runner.resolve("environ"), Path.of("/etc/shadow"))) {
            assertThat(secret).exists();
            var reads = new ProcessBuilder("setpriv", "--reuid=" + uid.split(" ")[0], "--regid=" + uid.split(" ")[0],
                    "--clear-groups", "cat", secret.toString()).redirectErrorStream(true).start();
            assertThat(new String(reads.getInputStream().readAllBytes(), UTF_8)).contains("Permission denied");
            assertThat(reads.waitFor()).as("reading " + secret).isNotZero();
        }
        assertThat(Files.readString(web.resolve("environ"))).contains("gradus_web").doesNotContain("gradus_runner");
        assertThat(Files.readString(runner.resolve("environ"))).contains("gradus_runner")
                .doesNotContain("gradus_web", "GRADUS_SECRET", "GRADUS_OIDC_SECRET");
    }

    private void assertARunnerThatDiesIsStartedAgainAndNothingElse(Process starter) throws IOException {
        var before = children();
        var runner = child("runner");
        ProcessHandle.of(Long.parseLong(runner.getFileName().toString())).orElseThrow().destroyForcibly();
        given().baseUri(options.url()).get("/q/health/ready").then().statusCode(200);
        var url = "http://127.0.0.1:" + setting("port.runner");
        Await.until("the runner is started again", Duration.ofMinutes(2), () -> answers(url + "/q/health/ready") == 200);
        assertThat(output(starter)).contains("Runner ended by itself (exit 137) and is started again");
        assertThat(child("runner")).isNotEqualTo(runner);
        assertThat(children()).hasSize(4).containsAll(before.stream().filter(ProcessHandle::isAlive).toList());
        assertThat(List.of("/courses", "/api/v1/courses", "/q/openapi", "/login")).as("what a runner serves")
                .allMatch(path -> answers(url + path) == 404);
    }

    private String setting(String name) throws IOException {
        try (var settings = Files.lines(options.data().resolve("settings.properties"))) {
            return settings.filter(line -> line.startsWith(name + "=")).findFirst().orElseThrow()
                    .substring(name.length() + 1);
        }
    }

    private static int answers(String url) {
        try {
            return given().get(url).statusCode();
        } catch (Exception e) { // of the client's language, which declares none
            return 0; // nobody listens yet
        }
    }

    /** Its folder in {@code /proc}. */
    private Path child(String name) {
        try {
            return Path.of("/proc", Files.readString(options.data().resolve("children").resolve(name)).split(" ")[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String status(Path process, String field) {
        try (var lines = Files.lines(process.resolve("status"))) {
            return lines.filter(line -> line.startsWith(field + ":")).findFirst().orElseThrow()
                    .substring(field.length() + 1).strip().replaceAll("\\s+", " ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Work that the invented learners bring along, soon after the start, once, and for nobody else. */
    private void assertLearner2HasWorkedAndLearnerHasNot() throws IOException {
        var learner2 = token("learner2");
        Await.until("learner2's work is there", Duration.ofMinutes(2), () -> passed(learner2));
        var runs = api(learner2, "/api/v1/runs?size=100").jsonPath();
        assertThat(runs.getList("runs.state")).hasSize(12).containsOnly("finished");
        assertThat(runs.getList("runs.end")).contains("completed", "compile-error");
        assertThat(runs.getList("runs.createdAt", String.class)).isSortedAccordingTo(Comparator.reverseOrder())
                .allMatch(at -> Instant.parse(at).isBefore(Instant.now()));
        assertThat(api(learner2, "/api/v1/runs/" + runs.getString("runs[0].id") + "/curves").jsonPath()
                .getList("curves")).isNotEmpty();
        assertThat(api(token("learner"), "/api/v1/runs").jsonPath().getInt("total")).isZero();
        assertThat(api(token("learner"), PROGRESS).jsonPath().getInt("done")).isZero();
        Await.until("everybody has come", Duration.ofMinutes(2), () -> applicationLog().contains("work of the last weeks: 13")
                || started.size() > 1);
        assertThat(applicationLog()).doesNotContain("could not be invented", "have no runs of");
    }

    private boolean passed(String learner2) {
        return api(learner2, PROGRESS).jsonPath().getList("parts.state")
                .equals(List.of("done", "done", "done", "done", "done", "done", "begun"));
    }

    private Response api(String token, String path) {
        return given().auth().oauth2(token).get(options.url() + path);
    }

    private String applicationLog() {
        try {
            return Files.readString(options.data().resolve("logs/gradus.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Neither one for scripts nor Keycloak's own, even for a password that is right. */
    private void assertNoClientTakesPasswords(String password) throws IOException {
        for (var client : List.of("gradus-cli", "gradus-web", "admin-cli", "account", "security-admin-console")) {
            given().formParam("grant_type", "password").formParam("client_id", client)
                    .formParam("username", "operator").formParam("password", password)
                    .post(realm() + "/protocol/openid-connect/token")
                    .then().statusCode(anyOf(equalTo(400), equalTo(401)))
                    .body("error", oneOf("invalid_client", "unauthorized_client"));
        }
    }

    private Process start(String... more) throws IOException {
        var log = log(started.size());
        var process = new ProcessBuilder(command(more)).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        started.add(process);
        return process;
    }

    private List<String> command(String... more) {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dgradus.home=" + options.home(), "-cp", System.getProperty("java.class.path"),
                "gradus.standalone.Standalone", "--data", options.data().toString(),
                "--port", Integer.toString(options.port())));
        command.addAll(List.of(more));
        return command;
    }

    private String secondStarter(String... more) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command(more)).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).isEqualTo(1);
        return said;
    }

    private void awaitReady(Process process) throws IOException, InterruptedException {
        while (!output(process).contains("Ctrl-C stops everything")) {
            assertThat(process.isAlive()).as("the starter, which said: %s", output(process)).isTrue();
            Thread.sleep(200);
        }
        given().baseUri(options.url()).get("/q/health/ready").then().statusCode(200);
    }

    private void assertListensOnLoopbackOnly() throws IOException {
        var ports = new ArrayList<>(List.of(options.port()));
        try (var settings = Files.lines(options.data().resolve("settings.properties"))) {
            settings.filter(line -> line.startsWith("port."))
                    .forEach(line -> ports.add(Integer.valueOf(line.substring(line.indexOf('=') + 1))));
        }
        assertThat(ports).hasSizeGreaterThan(2);
        for (var address : NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress()).toList()) {
            for (int port : ports) {
                assertThat(connects(new InetSocketAddress(address, port))).as("%s:%s", address, port).isFalse();
            }
        }
    }

    private static boolean connects(InetSocketAddress address) {
        try (var socket = new Socket()) {
            socket.connect(address, 1000);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    private List<ProcessHandle> children() throws IOException {
        try (var marks = Files.list(options.data().resolve("children"))) {
            var children = new ArrayList<ProcessHandle>();
            for (var mark : marks.toList()) {
                ProcessHandle.of(Long.parseLong(Files.readString(mark).split(" ")[0])).ifPresent(children::add);
            }
            return children;
        }
    }

    private void changeLearnersName(String name) throws IOException {
        given().auth().oauth2(token()).contentType("application/json").accept("application/json")
                .body("{\"username\":\"learner\",\"email\":\"learner@example.org\",\"lastName\":\"Learner\","
                        + "\"firstName\":\"" + name + "\"}")
                .post(realm() + "/account").then().statusCode(204);
        assertThat(learnersName()).isEqualTo(name);
    }

    private String learnersName() throws IOException {
        return given().auth().oauth2(token()).accept("application/json").get(realm() + "/account")
                .then().statusCode(200).extract().path("firstName");
    }

    private String token() throws IOException {
        return token("learner");
    }

    private String token(String account) throws IOException {
        return given().formParam("grant_type", "password").formParam("client_id", "gradus-cli")
                .formParam("username", account).formParam("password", account)
                .post(realm() + "/protocol/openid-connect/token")
                .then().statusCode(200).extract().path("access_token");
    }

    private String realm() throws IOException {
        return output(started.getLast()).lines().filter(line -> line.startsWith("Keycloak:")).findFirst().orElseThrow()
                .substring("Keycloak:".length()).strip();
    }

    private String output(Process process) throws IOException {
        return Files.readString(log(started.indexOf(process)));
    }

    private Path log(int number) {
        return options.data().resolveSibling("start-" + number + ".log");
    }
}
