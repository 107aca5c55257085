package gradus.markup;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Every formula is typeset once, and kept. The engine behind it lives only while there is work. */
final class Formulas implements AutoCloseable {

    private final Map<Formula, String> typeset = new ConcurrentHashMap<>();
    private final Duration idle;
    private Typesetter typesetter;
    private long uses;

    /** @param idle without work for so long, the engine is closed; the next formula starts another */
    Formulas(Duration idle) {
        this.idle = idle;
    }

    /** @throws IllegalArgumentException if it is no formula, with the reason */
    String html(Formula formula) {
        var known = typeset.get(formula);
        return known != null ? known : typeset(formula);
    }

    private synchronized String typeset(Formula formula) {
        var known = typeset.get(formula);
        if (known != null) {
            return known; // while waiting for the engine, another thread had it done
        }
        if (typesetter == null) {
            typesetter = new Typesetter();
            Thread.ofPlatform().daemon().name("formulas-idle").start(this::closeWhenIdle);
        }
        uses++;
        var html = typesetter.html(formula);
        typeset.put(formula, html);
        return html;
    }

    synchronized boolean engineRuns() {
        return typesetter != null;
    }

    private void closeWhenIdle() {
        var seen = -1L;
        while (engineRuns()) {
            try {
                Thread.sleep(idle);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            seen = closeIfStill(seen);
        }
    }

    private synchronized long closeIfStill(long seen) {
        if (uses == seen) {
            close();
        }
        return uses;
    }

    @Override
    public synchronized void close() {
        if (typesetter != null) {
            typesetter.close();
            typesetter = null;
        }
    }
}
