package gradus.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** One running server: a child of the starter with a log of its own. */
final class Child {

    private static final int LAST_LINES = 25;

    private final Server server;
    private final Process process;
    private final ProcessMark mark;
    private final Path log;

    Child(Server server, Process process, ProcessMark mark, Path log) {
        this.server = server;
        this.process = process;
        this.mark = mark;
        this.log = log;
    }

    Server server() {
        return server;
    }

    Path log() {
        return log;
    }

    String name() {
        return server.title();
    }

    ProcessMark mark() {
        return mark;
    }

    boolean alive() {
        return process.isAlive();
    }

    /** Waits until it has ended, for however long that takes. */
    int awaitEnd() {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted.", e);
        }
    }

    void onEnd(Consumer<Child> listener) {
        process.onExit().thenRun(() -> listener.accept(this));
    }

    /** Ends it, politely first; nothing happens if it has already ended. */
    void stop() {
        server.end(mark);
        awaitEnd();
    }

    /** The end of its log, for somebody who has to find out why it died. */
    String lastWords() {
        try {
            var lines = new String(Files.readAllBytes(log), UTF_8).lines().toList();
            var last = lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()).stream()
                    .map(LogLines::readable).collect(Collectors.joining(System.lineSeparator()));
            return "The end of %s:%n%s".formatted(log, last);
        } catch (IOException e) {
            return "Its log %s cannot be read: %s".formatted(log, DataFolder.reason(e));
        }
    }
}
