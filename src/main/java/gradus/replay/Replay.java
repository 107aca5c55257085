package gradus.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The program behind {@code ./gradus replay}: asks a running installation to run a run once more, waits for it, and prints
 * both side by side. Ends with 0 if the replay shows the same, 1 if it does not, 2 if nothing could be replayed.
 */
public final class Replay {

    private static final int SAME = 0;
    private static final int DIFFERENT = 1;
    private static final int NOT_REPLAYED = 2;
    private static final Set<String> OPEN = Set.of("queued", "running");
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Http http = new Http();
    private final PrintStream out;
    private final Duration look; // between two questions whether it has closed

    private Replay(PrintStream out, Duration look) {
        this.out = out;
        this.look = look;
    }

    public static void main(String[] arguments) {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);
        System.exit(run(List.of(arguments), System.getenv(), out, Duration.ofMillis(500)));
    }

    /** @return the exit code */
    public static int run(List<String> arguments, Map<String, String> environment, PrintStream out, Duration look) {
        try {
            var home = Path.of(System.getProperty("gradus.home", "")).toAbsolutePath();
            return new Replay(out, look).replay(Options.parse(home, Path.of("").toAbsolutePath(), arguments), environment);
        } catch (Refusal refusal) {
            out.println(refusal.getMessage());
            return NOT_REPLAYED;
        }
    }

    private int replay(Options options, Map<String, String> environment) {
        var token = SignIn.token(options, environment, http);
        var uri = URI.create("%s/api/v1/runs/%s/replay".formatted(options.url(), options.run()));
        var started = http.post(uri, token, UUID.randomUUID().toString());
        out.printf("Run %s of %s (%s), once more …%n", options.run(), started.path("lab").asText(),
                started.path("mode").asText());
        var replay = awaited(uri, token);
        if (!replay.path("state").asText().equals("finished")) {
            throw new Refusal(replay.path("message").asText("The replay was stopped before its end."));
        }
        Table.of(replay).forEach(out::println);
        out.println(replay.path("message").asText());
        return replay.path("reproduced").asBoolean() ? SAME : DIFFERENT;
    }

    private JsonNode awaited(URI uri, String token) {
        long begun = System.nanoTime();
        var replay = http.get(uri, token);
        while (OPEN.contains(replay.path("state").asText())) {
            if (System.nanoTime() - begun > LONGEST.toNanos()) {
                throw new Refusal("The replay still waits after an hour. The run’s page will show it.");
            }
            LockSupport.parkNanos(look.toNanos());
            replay = http.get(uri, token);
        }
        return replay;
    }
}
