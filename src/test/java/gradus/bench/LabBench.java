package gradus.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

import gradus.e2e.Installation;

/** {@code ./gradus bench lab}: what the sandbox costs, and how long people wait. */
class LabBench {

    private static final int ROUNDS = Integer.getInteger("gradus.bench.rounds", 5);
    private static final Path FOLDER = Path.of("target/bench");
    private static final Path COURSES = Path.of("curriculum/courses");
    private static final Pattern TRAINED = Pattern.compile("trained in ([0-9.]+) ms");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Installation installation = Installation.get();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Figures figures = new Figures();
    private final WaitingSandboxes waiting = new WaitingSandboxes(3); // one to practise in, two for a graded run
    private final Optional<Notebook> notebook = Notebook.find();

    /** @param text of the one file that a learner hands in */
    private record Lab(String id, String file, String text) {

        static Lab solved(String course, String id, String file) throws IOException {
            return new Lab(id, file, Files.readString(COURSES.resolve(course).resolve("labs").resolve(id)
                    .resolve("solution").resolve(file)));
        }
    }

    @Test
    void labs() throws IOException, InterruptedException {
        var model = Files.readString(Path.of("src/test/resources/bench/GradientDescent.txt"));
        var training = Lab.solved("f2-gradient-descent", "linear-regression", "GradientDescent.java");
        var small = Lab.solved("f1-large-models", "first-tensor", "Photo.java");
        var bare = compiled(model);
        for (int round = -1; round < ROUNDS; round++) { // the first warms everything up and is not counted
            boolean counts = round >= 0;
            waiting.awaitAll();
            var inside = run("practice", new Lab(training.id(), training.file(), model));
            double outside = bare(bare);
            if (counts) {
                figures.add("training, in the sandbox, ms", inside.trained());
                figures.add("training, in a bare JVM, ms", outside);
                figures.add("training, sandbox over bare, ratio", inside.trained() / outside);
            }
            waiting.awaitAll();
            both("started ahead", training, counts);
            both("started ahead, small lab", small, counts);
            both("cold", training, counts);
            both("cold, small lab", small, counts);
            try (var _ = waiting.withoutStartCache()) {
                both("cold, no start cache", training, counts);
                both("cold, no start cache, small lab", small, counts);
            }
            if (counts && notebook.isPresent()) {
                figures.add("a notebook's first metric, ms", notebook.get().millisToFirstMetric());
                figures.add("notebook over Gradus, ratio", figures.last("a notebook's first metric, ms")
                        / figures.last("first metric, started ahead, ms"));
            }
        }
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolve("lab.txt"), figures.table() + (notebook.isPresent() ? ""
                : "A notebook was not measured: no python3 here imports torch (GRADUS_BENCH_PYTHON names another)\n"));
    }

    private void both(String how, Lab lab, boolean counts) throws IOException, InterruptedException {
        boolean cold = how.startsWith("cold");
        ready(cold);
        var practice = run("practice", lab);
        ready(cold);
        var submit = run("submit", lab);
        if (counts) {
            practice.parts("first metric, " + how, "metric");
            submit.parts("verdict, " + how, "report");
        }
    }

    /** Only once all wait: one that ends while it rehearses counts as broken, and after three nothing is started ahead. */
    private void ready(boolean cold) throws IOException, InterruptedException {
        waiting.awaitAll();
        if (cold) {
            waiting.endAll();
        }
    }

    /** When each kind of event first came, and the log. */
    private final class Told {
        private final long begun = System.nanoTime();
        private final Map<String, Double> first = new HashMap<>();
        private final StringBuilder log = new StringBuilder();

        void hear(String type, String data) throws IOException {
            var state = type.equals("state") ? ":" + JSON.readTree(data).path("state").asText() : "";
            first.putIfAbsent(type + state, (System.nanoTime() - begun) / 1e6);
            if (type.equals("log")) {
                log.append(JSON.readTree(data).path("text").asText()).append('\n');
            }
        }

        double trained() {
            var found = TRAINED.matcher(log);
            if (!found.find()) {
                throw new IllegalStateException("The model did not train: " + log);
            }
            return Double.parseDouble(found.group(1));
        }

        void parts(String name, String last) {
            figures.add(name + ", ms", first.get(last));
            figures.add("  until it is queued, ms", first.get("state:queued"));
            figures.add("  in the queue, ms", first.get("state:running") - first.get("state:queued"));
            if (last.equals("report")) {
                figures.add(name + ": to the first check, ms", first.get("check") - first.get("state:running"));
                figures.add(name + ": checks and closing, ms", first.get("report") - first.get("check"));
            }
        }
    }

    private Told run(String mode, Lab lab) throws IOException, InterruptedException {
        var token = installation.token("learner"); // a token is good for minutes, a bench takes more
        var told = new Told();
        var body = JSON.writeValueAsString(Map.of("mode", mode, "files", Map.of(lab.file(), lab.text())));
        var started = client
                .send(request(token, "/api/v1/labs/" + lab.id() + "/runs").header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
        var id = JSON.readTree(started.body()).path("id").asText();
        if (started.statusCode() != 201) {
            throw new IllegalStateException(started.body());
        }
        var events = client.send(request(token, "/api/v1/runs/" + id + "/events").GET().build(), BodyHandlers.ofLines());
        var type = "";
        for (var line : (Iterable<String>) events.body()::iterator) {
            if (line.startsWith("event:")) {
                type = line.substring(6).strip();
            } else if (line.startsWith("data:")) {
                told.hear(type, line.substring(5).strip());
            }
        }
        return told;
    }

    private HttpRequest.Builder request(String token, String path) {
        return HttpRequest.newBuilder(URI.create(installation.baseUrl() + path))
                .header("Authorization", "Bearer " + token);
    }

    private static Path compiled(String source) throws IOException, InterruptedException {
        var folder = Files.createDirectories(FOLDER.resolve("bare"));
        var file = Files.writeString(folder.resolve("GradientDescent.java"), source);
        output(List.of("bin/javac", "-cp", "sandbox-runner/target/runtime/*", "-d", folder.toString(), file.toString()));
        return folder;
    }

    /** The same program with the same settings of the JVM, and nothing around it. */
    private static double bare(Path classes) throws IOException, InterruptedException {
        var printed = output(List.of("bin/java", "-Xmx1g", "-XX:+UseSerialGC", "-XX:ActiveProcessorCount=1",
                "-XX:ReservedCodeCacheSize=64m", "-XX:MaxMetaspaceSize=128m", "--enable-native-access=ALL-UNNAMED",
                "-Dai.djl.offline=true", "-Dai.djl.pytorch.num_threads=1", "-Dai.djl.pytorch.num_interop_threads=1",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn", "-cp",
                classes + ":sandbox-runner/target/runtime/*", "GradientDescent"));
        var found = TRAINED.matcher(printed);
        if (!found.find()) {
            throw new IllegalStateException(printed);
        }
        return Double.parseDouble(found.group(1));
    }

    private static String output(List<String> command) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), command.getFirst()).toString();
        var whole = new java.util.ArrayList<>(command);
        whole.set(0, java);
        var builder = new ProcessBuilder(whole).redirectErrorStream(true);
        builder.environment().put("OMP_NUM_THREADS", "1");
        builder.environment().put("DJL_CACHE_DIR", FOLDER.resolve("djl").toAbsolutePath().toString());
        var process = builder.start();
        var printed = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IllegalStateException(printed);
        }
        return printed;
    }
}
