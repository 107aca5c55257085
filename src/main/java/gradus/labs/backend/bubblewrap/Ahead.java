package gradus.labs.backend.bubblewrap;

import java.io.IOException;
import java.util.Optional;

import org.jboss.logging.Logger;

import gradus.labs.backend.bubblewrap.box.Box;
import gradus.labs.backend.conversation.Exit;
import gradus.labs.backend.conversation.OutputMeter;
import gradus.labs.wire.Waiting;
import gradus.labs.wire.Wire;

/** One process that was started before its job is known. It serves one run, or none. */
final class Ahead implements Box.Listener {

    private static final Logger LOG = Logger.getLogger(Ahead.class);
    /** It says one line. */
    private static final long OUTPUT_BYTES = 64 * 1024;

    interface Starter {
        Box start(Ahead listener) throws IOException;
    }

    private final OutputMeter meter = new OutputMeter(OUTPUT_BYTES, () -> LOG.warn("A rehearsal prints without end"));
    private Box box;
    private volatile boolean waiting;
    private volatile boolean ended;
    private boolean taken; // used by the run alone

    private Ahead() {
    }

    static Ahead start(Starter starter) throws IOException {
        var ahead = new Ahead();
        ahead.box = starter.start(ahead);
        return ahead;
    }

    OutputMeter meter() {
        return meter;
    }

    boolean waits() {
        return waiting && !ended && box.alive();
    }

    boolean ended() {
        return ended;
    }

    /** For the one run it is for, once; empty if it has ended. */
    Optional<Box> take(OutputMeter output, Box.Listener listener) {
        if (taken || !waits()) {
            return Optional.empty();
        }
        taken = true;
        return box.handOver(output, listener) ? Optional.of(box) : Optional.empty();
    }

    @Override
    public void printed(Box from, String line) {
        try {
            Wire.read(line, Waiting.class);
            waiting = true;
        } catch (IllegalArgumentException e) {
            LOG.warnf("A process that was started ahead says: %s", line);
        }
    }

    @Override
    public void complained(Box from, String line) {
        // Kept by the box; the exit tells.
    }

    @Override
    public void ended(Box from, Exit exit) {
        ended = true;
        if (!waiting && exit.code().isPresent()) { // otherwise it was taken away
            LOG.warnf("A process that was started ahead ended before it was ready: %s %s", exit.code(), exit.errors());
        }
    }
}
