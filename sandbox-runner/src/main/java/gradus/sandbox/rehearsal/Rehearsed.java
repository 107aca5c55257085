package gradus.sandbox.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * Throw-away code of a lab that does not exist. A process that was started ahead compiles and runs it while it waits, so
 * that nothing of Java, the compiler and the engine is done for the first time when somebody's job comes.
 */
public final class Rehearsed {

    /** System property: whether to rehearse before the job is read. */
    public static final String ASKED = "gradus.rehearse";

    /** After as many the compiler and the harness are as quick as they get. */
    public static final int ROUNDS = 6;

    private Rehearsed() {
    }

    public static boolean asked() {
        return Boolean.getBoolean(ASKED);
    }

    /** Sources by file name. */
    public static Map<String, String> sources(String... classes) {
        var sources = new TreeMap<String, String>();
        for (var name : classes) {
            try (var in = Rehearsed.class.getResourceAsStream("/rehearsal/" + name + ".txt")) {
                sources.put(name + ".java", new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return sources;
    }
}
