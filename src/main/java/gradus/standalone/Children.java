package gradus.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Starts the servers and sees that none outlives the starter. Each leaves a mark in the data folder as long as it
 * runs, so that even after a SIGKILL the next starter finds it and ends it.
 */
final class Children {

    private static final List<String> KEPT_VARIABLES = List.of("PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR",
            "JDK_JAVA_OPTIONS");

    private final DataFolder data;
    private final Map<Server, Child> running = new EnumMap<>(Server.class);
    private Consumer<Child> listener = child -> {
    };
    private volatile boolean stopping;

    Children(DataFolder data) {
        this.data = data;
    }

    /** Ends what an earlier starter left running because it was killed. */
    void endLeftOvers(Console console) {
        for (var server : List.of(Server.values()).reversed()) {
            var mark = markFile(server);
            try {
                if (Files.exists(mark)) {
                    ProcessMark.parse(Files.readString(mark)).filter(ProcessMark::alive).ifPresent(left -> {
                        console.step("Ending %s, left over from a start that was killed (process %d)"
                                .formatted(server.title(), left.pid()));
                        server.end(left);
                    });
                    Files.delete(mark);
                }
            } catch (IOException e) {
                throw new StartFailure("%s cannot be used: %s".formatted(mark, DataFolder.reason(e)), e);
            }
        }
    }

    /**
     * Starts a server. It gets this environment and hardly any other, so that a variable somebody has set for
     * something else cannot configure it, and a session of its own, so that Ctrl-C reaches only the starter, which
     * ends its children in order.
     */
    synchronized Child start(Server server, List<String> command, Map<String, String> environment) {
        if (stopping) {
            throw new StartFailure("%s is not started: everything is being stopped.".formatted(server.title()));
        }
        var inSession = new ArrayList<>(List.of("setsid"));
        inSession.addAll(command);
        var log = data.file("logs/" + server.file() + ".log");
        var builder = new ProcessBuilder(inSession)
                .directory(data.folder(server.file()).toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().retainAll(KEPT_VARIABLES);
        builder.environment().putAll(environment);
        try {
            if (Files.exists(log)) {
                var previous = log.resolveSibling(server.file() + ".previous.log");
                Files.move(log, previous, StandardCopyOption.REPLACE_EXISTING);
            }
            var process = builder.start();
            var mark = ProcessMark.of(process.pid()).orElse(new ProcessMark(process.pid(), 0, "ended-at-once"));
            Files.writeString(markFile(server), mark + "\n");
            var child = new Child(server, process, mark, log);
            running.put(server, child);
            child.onEnd(listener);
            return child;
        } catch (IOException e) {
            throw new StartFailure("%s cannot be started: %s".formatted(server.title(), e.getMessage()), e);
        }
    }

    /** Ends one server, whatever state it is in. */
    synchronized void stop(Server server) {
        var child = running.remove(server);
        if (child == null) {
            return;
        }
        child.stop();
        try {
            Files.deleteIfExists(markFile(server));
        } catch (IOException e) {
            throw new StartFailure("%s cannot be removed: %s".formatted(markFile(server), DataFolder.reason(e)), e);
        }
    }

    /** Ends all servers, the last one first; nothing can be started after that. */
    synchronized void stopAll(Console console) {
        stopping = true;
        for (var server : List.of(Server.values()).reversed()) {
            if (running.containsKey(server)) {
                console.step("Stopping " + server.title());
                try {
                    stop(server);
                } catch (StartFailure failure) {
                    console.say(failure.getMessage()); // the others are stopped all the same
                }
            }
        }
    }

    /** Tells about every running server that ends from now on. */
    synchronized void onEnd(Consumer<Child> listener) {
        this.listener = listener;
        running.values().forEach(child -> child.onEnd(listener));
    }

    /** Ends a server without any warning and waits until it is gone. */
    synchronized void kill(Server server) {
        var child = running.get(server);
        Signals.send(child.mark(), Signals.Signal.KILL);
        child.awaitEnd();
    }

    /** Whether this child is the one that is looked after, and was not stopped on purpose. */
    synchronized boolean looksAfter(Child child) {
        return running.get(child.server()) == child;
    }

    boolean stopping() {
        return stopping;
    }

    private Path markFile(Server server) {
        return data.file("children/" + server.file());
    }
}
