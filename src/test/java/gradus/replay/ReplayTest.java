package gradus.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** The command against a server that says what a test wrote. */
class ReplayTest {

    private static final String RUN = "6d9f2c1e-3f0b-4a52-9c6e-0f4f6a2b7d11";
    private static final String STARTED = "{\"id\": \"x\", \"lab\": \"linear-regression\", \"mode\": \"submit\"}";

    private record Answer(int status, String body) {
    }

    private final Queue<Answer> answers = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private HttpServer server;

    @TempDir
    Path data;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void waitsForTheReplayAndPrintsBothSideBySide() {
        says(201, STARTED);
        says(200, "{\"state\": \"queued\"}");
        says(200, "{\"state\": \"running\"}");
        says(200, compared(true, """
                "curves": [{"name": "loss", "pointsThen": 200, "pointsNow": 200, "same": true, "first": null}]"""));
        var printed = new ArrayList<String>();
        assertThat(replay(printed)).isZero();
        assertThat(printed).containsExactly(
                "Run " + RUN + " of linear-regression (submit), once more …",
                "what        then        now",
                "end         completed   completed   same",
                "points      100 / 100   100 / 100   same",
                "check sgd   passed      passed      same",
                "curve loss  200 points  200 points  same",
                "The same.");
        assertThat(asked).first().asString().isEqualTo("POST /api/v1/runs/" + RUN + "/replay Bearer of-tests key");
        assertThat(asked).hasSize(4);
    }

    @Test
    void whatDiffersEndsWithOne() {
        says(201, STARTED);
        says(200, compared(false, """
                "curves": [{"name": "loss", "same": false, "first": {"step": 17, "then": 0.25, "now": "NaN", "by": null}}],
                "environment": [{"name": "processor", "then": null, "now": "Abacus 9", "same": false}]"""));
        var printed = new ArrayList<String>();
        assertThat(replay(printed)).isOne();
        assertThat(printed).anySatisfy(line -> assertThat(line).startsWith("curve loss at step 17").contains("0.25", "NaN")
                .endsWith("DIFFERENT"));
        assertThat(printed).anySatisfy(line -> assertThat(line).startsWith("processor").contains("–", "Abacus 9"));
    }

    @Test
    void whatTheServerRefusesIsToldInItsWords() {
        says(409, "{\"status\": 409, \"detail\": \"It was stopped before its end.\"}");
        refused("It was stopped before its end.");
        says(500, "<html>");
        refused("The server answered 500.");
        says(401, "");
        refused("Not signed in");
        says(201, STARTED);
        says(200, "{\"state\": \"failed\", \"message\": \"That was our fault.\"}");
        refused("That was our fault.");
        says(201, STARTED);
        says(200, "{\"state\": \"cancelled\", \"message\": null}");
        refused("stopped before its end");
    }

    @Test
    void aServerThatIsNotThereIsSaid() {
        server.stop(0);
        refused("does not answer");
    }

    @Test
    void withoutATokenOrANameNobodyAsks() {
        assertThat(run(List.of(RUN), Map.of())).startsWith("2 Who asks?");
        assertThat(run(List.of(RUN), Map.of("GRADUS_TOKEN", " "))).startsWith("2 Who asks?");
    }

    @Test
    void aNameSignsInWhereTheDataFolderSays() throws IOException {
        assertThat(run(List.of(RUN, "--user", "learner", "--data", data.toString()), Map.of())).startsWith("2 ")
                .contains("cannot be read", "GRADUS_TOKEN");
        Files.writeString(data.resolve("settings.properties"), "other=1\n");
        assertThat(run(List.of(RUN, "--user", "learner", "--data", data.toString()), Map.of()))
                .contains("does not say where");
        Files.writeString(data.resolve("settings.properties"), "port.keycloak=" + server.getAddress().getPort() + "\n");
        says(200, "{\"access_token\": \"of-tests\"}");
        says(201, STARTED);
        says(200, compared(true, "\"curves\": []"));
        assertThat(run(List.of(RUN, "--user", "lea rner", "--data", data.toString(), "--url", url()), Map.of()))
                .startsWith("0 ");
        assertThat(asked.getFirst()).startsWith("POST /realms/gradus/protocol/openid-connect/token");
        assertThat(asked.getFirst()).contains("username=lea+rner&password=lea+rner");
        says(401, "{\"error_description\": \"Invalid user credentials\"}");
        assertThat(run(List.of(RUN, "--user", "learner", "--data", data.toString()),
                Map.of("GRADUS_PASSWORD", "wrong"))).startsWith("2 Not signed in");
        assertThat(asked.getLast()).contains("password=wrong");
    }

    @Test
    void aTypingErrorIsNamed() {
        Stream.of(List.<String> of(), List.of("17"), List.of(RUN, RUN), List.of("--prot", RUN), List.of(RUN, "--url"),
                List.of(RUN, "--url", "localhost"), List.of(RUN, "--url", "file:///etc/passwd")).forEach(arguments -> {
                    assertThat(run(arguments, Map.of("GRADUS_TOKEN", "of-tests"))).as("%s", arguments).startsWith("2 ")
                            .containsAnyOf("Which run?", "is no run’s id", "Unknown argument", "needs a value",
                                    "takes an address");
                });
        assertThat(asked).isEmpty();
    }

    private void refused(String words) {
        var printed = new ArrayList<String>();
        assertThat(replay(printed)).isEqualTo(2);
        assertThat(printed).last().asString().contains(words);
    }

    private int replay(List<String> printed) {
        var told = run(List.of(RUN, "--url", url() + "/"), Map.of("GRADUS_TOKEN", "of-tests"));
        printed.addAll(told.substring(2).lines().toList());
        return told.charAt(0) - '0';
    }

    /** The exit code and what was printed. */
    private static String run(List<String> arguments, Map<String, String> environment) {
        var out = new ByteArrayOutputStream();
        int code = Replay.run(arguments, environment, new PrintStream(out, true, UTF_8), Duration.ZERO);
        return code + " " + out.toString(UTF_8);
    }

    private String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private static String compared(boolean reproduced, String rest) {
        return """
                {"state": "finished", "reproduced": %s, "message": "%s",
                 "end": {"then": "completed", "now": "completed", "same": true},
                 "score": {"then": {"earned": 100, "possible": 100}, "now": {"earned": 100, "possible": 100}, "same": true},
                 "checks": [{"id": "sgd", "then": {"outcome": "passed"}, "now": {"outcome": "passed"}, "same": true}],
                 %s}""".formatted(reproduced, reproduced ? "The same." : "Not the same.", rest);
    }

    private void says(int status, String body) {
        answers.add(new Answer(status, body));
    }

    private void answer(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        asked.add("%s %s %s %s".formatted(exchange.getRequestMethod(), exchange.getRequestURI(),
                headers.getFirst("Authorization"), headers.containsKey("Idempotency-Key") ? "key" : body).strip());
        var answer = answers.remove();
        var bytes = answer.body().getBytes(UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
