package gradus.labs.hostile.inside;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** Tries things, and prints for each one line of four words: case, what, {@code got} or {@code refused}, detail. */
final class Attempts {

    private static final PrintStream OUT = new PrintStream(new FileOutputStream(FileDescriptor.out), true,
            StandardCharsets.UTF_8);
    private static final int LONGEST_DETAIL = 300;
    private static final Map<String, String> REASONS = Map.of("Read-only file system", "EROFS",
            "Operation not permitted", "EPERM", "No space left on device", "ENOSPC", "Too many open files", "EMFILE",
            "Connection refused", "ECONNREFUSED", "Network is unreachable", "ENETUNREACH", "No such file", "ENOENT",
            "Resource temporarily unavailable", "EAGAIN", "Invalid cross-device link", "EXDEV");

    private final Properties places = new Properties();

    Attempts(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            places.load(in);
        }
    }

    interface Attack {
        /** @return what it got */
        String run() throws Throwable;
    }

    /** Something outside that the attack is after. */
    String place(String name) {
        return places.getProperty(name, "/nowhere/" + name);
    }

    long number(String name) {
        return Long.parseLong(places.getProperty(name, "0"));
    }

    void attack(String id, String what, Attack attack) {
        String outcome = "got";
        String detail;
        try {
            detail = attack.run();
        } catch (Throwable e) {
            outcome = "refused";
            detail = reason(e);
        }
        say(id, what, outcome, detail);
    }

    /** The honest equivalent: {@code fine}, or {@code broken}. */
    void honest(String id, Attack honest) {
        try {
            say(id, "honest", "fine", honest.run());
        } catch (Throwable e) {
            say(id, "honest", "broken", e.toString());
        }
    }

    void say(String id, String what, String outcome, String detail) {
        String clean = detail.replaceAll("\\s", " ");
        OUT.println(String.join("\t", id, what, outcome,
                clean.length() <= LONGEST_DETAIL ? clean : clean.substring(0, LONGEST_DETAIL)));
    }

    static String reason(Throwable e) {
        if (e instanceof Refused) {
            return e.getMessage();
        }
        if (e instanceof NoSuchFileException) {
            return "ENOENT";
        }
        if (e instanceof AccessDeniedException) {
            return "EACCES";
        }
        String text = e instanceof FileSystemException file && file.getReason() != null ? file.getReason()
                : String.valueOf(e.getMessage());
        return REASONS.entrySet().stream().filter(reason -> text.contains(reason.getKey())).map(Map.Entry::getValue)
                .findFirst().orElse(e.getClass().getSimpleName() + ": " + text);
    }
}
