package gradus.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import gradus.replay.Replay;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;

/** The main job through the API, on real parts: files in, a sandboxed run, a verdict from the hidden grader out. */
class RunsIT {

    private static final Path LAB = Path.of("curriculum/courses/f2-gradient-descent/labs/linear-regression");
    private static final String ADDRESS = "/api/v1/labs/linear-regression";
    private static final Duration LONGEST = Duration.ofMinutes(5); // a shared machine may be slow

    private final Installation installation = Installation.get();
    private final String token = installation.token("learner");

    @Test
    void theSolutionScoresFullMarksOnThreeSeedsAndItsLabIsCompiledOnce() throws IOException, SQLException {
        var seeds = new HashSet<String>();
        for (int i = 0; i < 3; i++) {
            var run = judged(files(LAB.resolve("solution")));
            assertThat(run.getString("end")).isEqualTo("completed");
            assertThat(run.getInt("score.earned")).as(run.prettify()).isEqualTo(run.getInt("score.possible"));
            assertThat(run.getBoolean("passed")).isTrue();
            seeds.add(run.getString("evidence.gradingSeed"));
        }
        assertThat(seeds).hasSize(3);
        assertThat(new Ledger(installation.data()).count("""
                select count(*) from lab_compiled join lab_version using (organization_id, sha256)
                where lab_id = 'linear-regression'""")).isEqualTo(1);
    }

    @Test
    void theStarterScoresLess() {
        var run = judged(Map.of());
        assertThat(run.getString("state")).isEqualTo("finished");
        assertThat(run.getInt("score.earned")).isLessThan(run.getInt("score.possible"));
    }

    static Stream<String> wrongAnswers() throws IOException {
        try (var folders = Files.list(LAB.resolve("wrong"))) {
            return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("wrongAnswers")
    void aWrongAnswerLosesExactlyWhatItsPageSays(String name) throws IOException {
        var folder = LAB.resolve("wrong").resolve(name);
        var expected = new YAMLMapper().readTree(folder.resolve("expect.yaml").toFile()).get("loses");
        var run = judged(files(folder));
        assertThat(lost(run)).as(run.prettify()).isEqualTo(expectedLosses(expected));
    }

    @Test
    void aPracticeRunShowsACurveAndItsVisibleChecks() throws IOException {
        var run = closed(started("practice", files(LAB.resolve("solution"))));
        assertThat(run.getString("state")).as(run.prettify()).isEqualTo("finished");
        assertThat(run.getString("end")).isEqualTo("completed");
        assertThat(run.getList("checks.passed", Boolean.class)).isNotEmpty().doesNotContain(false);
        assertThat(run.<Object> get("score")).isNull();
    }

    @Test
    void submitAndPracticeReplayBitForBit() throws IOException {
        for (var mode : List.of("submit", "practice")) {
            var run = closed(started(mode, files(LAB.resolve("solution"))));
            closed(api().contentType(ContentType.JSON).post("/api/v1/runs/" + run.getString("id") + "/replay").then()
                    .statusCode(201).extract().path("id"));
            var replay = api().get("/api/v1/runs/" + run.getString("id") + "/replay").then().statusCode(200).extract()
                    .jsonPath();
            assertThat(replay.getString("result")).as(replay.prettify()).isEqualTo("identical");
            assertThat(replay.getList("curves.compared", Integer.class)).isNotEmpty().doesNotContain(0);
            assertThat(replay.getList("environment.name")).contains("runner", "java", "engine", "device", "processor");
        }
    }

    @Test
    void theCommandSaysThatItIsTheSame() throws IOException {
        var run = closed(started("submit", files(LAB.resolve("solution")))).getString("id");
        var out = new ByteArrayOutputStream();
        int code = Replay.run(List.of(run, "--user", "learner", "--url", installation.baseUrl(), "--data",
                installation.data().toString()), Map.of(), new PrintStream(out, true, UTF_8), Duration.ofMillis(200));
        assertThat(out.toString(UTF_8)).contains("points", "100 / 100", "to the last bit").doesNotContain("DIFFERENT");
        assertThat(code).isZero();
    }

    @Test
    void codeThatDoesNotCompileIsToldAndScoresNothing() {
        var run = judged(Map.of("GradientDescent.java", "class GradientDescent { int broken }"));
        assertThat(run.getString("end")).isEqualTo("compile-error");
        assertThat(run.getInt("score.earned")).isZero();
    }

    private JsonPath judged(Map<String, String> files) {
        return closed(started("submit", files));
    }

    private String started(String mode, Map<String, String> files) {
        return api().contentType(ContentType.JSON).body(Map.of("mode", mode, "files", files)).post(ADDRESS + "/runs")
                .then().statusCode(201).extract().path("id");
    }

    private JsonPath closed(String id) {
        await("run " + id + " closed", () -> !List.of("queued", "running").contains(state(id)));
        return run(id);
    }

    private String state(String id) {
        return run(id).getString("state");
    }

    private JsonPath run(String id) {
        return api().get("/api/v1/runs/" + id).then().statusCode(200).extract().jsonPath();
    }

    private RequestSpecification api() {
        return installation.anonymous().auth().oauth2(token);
    }

    private static Map<String, Integer> lost(JsonPath run) {
        var lost = new HashMap<String, Integer>();
        for (int i = 0; i < run.getList("checks").size(); i++) {
            int loss = run.getInt("checks[%d].possible".formatted(i)) - run.getInt("checks[%d].points".formatted(i));
            if (loss != 0) {
                lost.put(run.getString("checks[%d].id".formatted(i)), loss);
            }
        }
        return lost;
    }

    private static Map<String, Integer> expectedLosses(JsonNode loses) {
        var expected = new HashMap<String, Integer>();
        loses.properties().forEach(check -> expected.put(check.getKey(), check.getValue().intValue()));
        return expected;
    }

    private static Map<String, String> files(Path folder) throws IOException {
        var files = new HashMap<String, String>();
        try (var sources = Files.newDirectoryStream(folder, "*.java")) {
            for (var source : sources) {
                files.put(source.getFileName().toString(), Files.readString(source));
            }
        }
        return files;
    }

    private static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("Waited in vain: " + what).isLessThan(deadline);
            java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
        }
    }
}
