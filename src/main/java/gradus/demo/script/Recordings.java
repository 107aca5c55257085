package gradus.demo.script;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The recorded runs of one lab, as a compressed file: a line that names the lab, then one for each run.
 *
 * @param version of the lab that was run
 * @param runs by whose they are
 */
public record Recordings(String lab, String version, Map<Key, Recording> runs) {

    /** @param what as {@link Step.Runs#what} */
    public record Key(String learner, String what) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return Comparator.comparing(Key::learner).thenComparing(Key::what).compare(this, other);
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    public Recordings {
        runs = Map.copyOf(runs);
    }

    /** Those that Gradus ships; empty if there are none of this lab. */
    public static Optional<Recordings> shipped(String lab) {
        try (var in = Recordings.class.getResourceAsStream("/demo/" + file(lab))) {
            return in == null ? Optional.empty() : Optional.of(read(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String file(String lab) {
        return lab + ".jsonl.gz";
    }

    public Optional<Recording> find(String learner, String what) {
        return Optional.ofNullable(runs.get(new Key(learner, what)));
    }

    public void write(OutputStream out) throws IOException {
        try (var lines = new OutputStreamWriter(new GZIPOutputStream(out), UTF_8)) {
            lines.write(JSON.createObjectNode().put("lab", lab).put("version", version) + "\n");
            for (var run : new TreeMap<>(runs).entrySet()) {
                var line = JSON.createObjectNode().put("learner", run.getKey().learner())
                        .put("what", run.getKey().what());
                line.set("run", RecordingJson.of(run.getValue()));
                lines.write(line + "\n");
            }
        }
    }

    public static Recordings read(InputStream in) throws IOException {
        try (var lines = new BufferedReader(new InputStreamReader(new GZIPInputStream(in), UTF_8))) {
            var head = JSON.readTree(lines.readLine());
            var runs = new TreeMap<Key, Recording>();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode run = JSON.readTree(line);
                runs.put(new Key(run.get("learner").textValue(), run.get("what").textValue()),
                        RecordingJson.read(run.get("run")));
            }
            return new Recordings(head.get("lab").textValue(), head.get("version").textValue(), runs);
        }
    }
}
