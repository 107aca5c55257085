package gradus.labs.backend.strict;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import gradus.labs.backend.Backend;
import gradus.labs.backend.Job;
import gradus.labs.backend.Readiness;
import gradus.labs.backend.RunEnd;
import gradus.labs.backend.RunEnd.Grader;
import gradus.labs.backend.RunEnd.Kind;
import gradus.labs.backend.RunEnd.Usage;
import gradus.labs.backend.RunObserver;
import gradus.labs.backend.StartedAhead;
import gradus.labs.wire.Mode;

/**
 * Divides graded runs of strict labs into three, for whatever isolates each of them; all other runs it hands on as they
 * are.
 */
public final class StrictBackend implements Backend {

    private final Backend backend;
    private final ConcurrentHashMap<UUID, StrictRun> running = new ConcurrentHashMap<>();

    public StrictBackend(Backend backend) {
        this.backend = backend;
    }

    @Override
    public RunEnd run(Job job, RunObserver observer) {
        if (!job.divided()) {
            return backend.run(job, observer);
        }
        var id = job.learner().run();
        var run = new StrictRun(backend, job, observer);
        if (running.putIfAbsent(id, run) != null) {
            return new RunEnd(Kind.SANDBOX, Grader.FAILED_BEFORE_CALLS, -1, "This run is already running here",
                    new Usage(Duration.ZERO, Duration.ZERO, 0));
        }
        try {
            return run.toEnd();
        } finally {
            running.remove(id);
        }
    }

    @Override
    public void cancel(UUID run) {
        var divided = running.get(run);
        if (divided != null) {
            divided.cancel();
        } else {
            backend.cancel(run);
        }
    }

    @Override
    public Optional<Usage> usage(UUID run) {
        var divided = running.get(run);
        return divided != null ? divided.usage() : backend.usage(run);
    }

    @Override
    public Readiness readiness() {
        return backend.readiness();
    }

    @Override
    public Optional<String> runtime() {
        return backend.runtime();
    }

    @Override
    public OptionalInt gpus() {
        return backend.gpus();
    }

    @Override
    public StartedAhead startedAhead(Mode mode) {
        return backend.startedAhead(mode);
    }
}
