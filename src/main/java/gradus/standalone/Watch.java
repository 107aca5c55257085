package gradus.standalone;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Stays as long as all is well. A dead process of the application is started again, since everything it knows is in the
 * database, and the other one goes on meanwhile. Without PostgreSQL or Keycloak both could only show errors.
 */
final class Watch {

    private static final int RESTARTS = 3;
    private static final Duration RESTARTS_WITHIN = Duration.ofMinutes(10);

    private final Start start;
    private final Map<Server, Application> replaceable;
    private final Map<Server, Deque<Long>> restarts = new EnumMap<>(Server.class);
    private final BlockingQueue<Child> ended = new LinkedBlockingQueue<>();

    Watch(Start start, Application web, Application runner) {
        this.start = start;
        this.replaceable = Map.of(Server.WEB, web, Server.RUNNER, runner);
    }

    /** @throws StartFailure when one ended that cannot be replaced */
    void untilTheEnd() {
        start.children().onEnd(ended::add);
        while (!start.children().stopping()) {
            var child = next();
            if (!start.children().stopping() && start.children().looksAfter(child)) {
                replace(child);
            }
        }
    }

    private void replace(Child child) {
        if (mayStartAgain(child.server())) {
            start.console().step("%s ended by itself (exit %d) and is started again; its log is %s"
                    .formatted(child.name(), child.awaitEnd(), child.log()));
            startAgain(child.server());
        } else if (child.server() == Server.RUNNER) {
            start.console().step("%s ended by itself (exit %d) too often and stays away: pages go on, and runs wait."
                    .formatted(child.name(), child.awaitEnd()));
            start.console().say(child.lastWords());
        } else {
            throw new StartFailure("%s ended by itself (exit %d), so everything is stopped.%n%s"
                    .formatted(child.name(), child.awaitEnd(), child.lastWords()));
        }
    }

    private boolean mayStartAgain(Server server) {
        if (!replaceable.containsKey(server)) {
            return false;
        }
        var moments = restarts.computeIfAbsent(server, none -> new ArrayDeque<>());
        var oldest = System.nanoTime() - RESTARTS_WITHIN.toNanos();
        moments.removeIf(moment -> moment < oldest);
        return moments.size() < RESTARTS && moments.add(System.nanoTime());
    }

    private void startAgain(Server server) {
        try {
            replaceable.get(server).restart();
        } catch (StartFailure failure) {
            if (server != Server.RUNNER || start.children().stopping()) {
                throw failure;
            }
            start.console().say(failure.getMessage()); // if it has ended, its end comes here, too
        }
    }

    private Child next() {
        try {
            return ended.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted.", e);
        }
    }
}
