package gradus.metrics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import gradus.labs.runs.queue.OpenRuns;
import gradus.labs.runs.queue.QueuePause;
import gradus.labs.runs.queue.Runners;
import gradus.labs.runs.queue.Runners.Runner;
import gradus.labs.runs.scheduling.Priority;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;

/** The queue of the installation, which is the same wherever it is asked. One look serves all gauges of a scrape. */
@ApplicationScoped
class QueueMeters {

    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final OpenRuns.Waiting NOTHING = new OpenRuns.Waiting(0, Instant.MAX);

    private record Look(Map<Priority, OpenRuns.Waiting> waiting, List<Runner> runners, boolean paused, long nanos) {
    }

    private final OpenRuns runs;
    private final Runners runners;
    private final QueuePause pause;
    private final Clock clock;
    private Look last; // guarded by this

    QueueMeters(OpenRuns runs, Runners runners, QueuePause pause, Clock clock) {
        this.runs = runs;
        this.runners = runners;
        this.pause = pause;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event, MeterRegistry registry) {
        for (var priority : Priority.values()) {
            gauge("gradus.queue.runs", "Runs that wait", look -> waiting(look, priority).runs())
                    .tag("priority", priority.key()).register(registry);
            gauge("gradus.queue.oldest", "Age of the run that waits longest; 0 if none waits",
                    look -> age(waiting(look, priority))).tag("priority", priority.key()).baseUnit("seconds")
                    .register(registry);
        }
        gauge("gradus.queue.paused", "1 while an operator has paused the queue", look -> look.paused ? 1 : 0)
                .register(registry);
        runners("taking", runner -> runner.ready() && !runner.draining()).register(registry);
        runners("draining", Runner::draining).register(registry);
        runners("not-ready", runner -> !runner.ready() && !runner.draining()).register(registry);
    }

    private Gauge.Builder<QueueMeters> runners(String state, Predicate<Runner> which) {
        return gauge("gradus.runners", "Runners that were heard lately",
                look -> look.runners.stream().filter(which).count()).tag("state", state);
    }

    /** Without a database there is no value: the gauge is NaN then, and the log says why. */
    private Gauge.Builder<QueueMeters> gauge(String name, String description, ToDoubleFunction<Look> value) {
        return Gauge.builder(name, this, queue -> value.applyAsDouble(queue.look())).strongReference(true)
                .description(description);
    }

    private static OpenRuns.Waiting waiting(Look look, Priority priority) {
        return look.waiting.getOrDefault(priority, NOTHING);
    }

    private double age(OpenRuns.Waiting line) {
        var now = clock.instant();
        return line.oldest().isAfter(now) ? 0 : Duration.between(line.oldest(), now).toMillis() / 1000.0;
    }

    private synchronized Look look() {
        if (last == null || System.nanoTime() - last.nanos > FRESH.toNanos()) {
            last = new Look(runs.waiting(), runners.present(), pause.since().isPresent(), System.nanoTime());
        }
        return last;
    }
}
