package gradus.metrics;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

import gradus.labs.runs.scheduling.Priority;
import gradus.labs.runs.work.RunMeasured;
import gradus.labs.runs.work.RunTaken;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.StartupEvent;

/** What became of runs. Each is counted where it was carried out or cancelled, once, when that was committed. */
@ApplicationScoped
class RunMeters {

    private static final Duration[] BUCKETS = { Duration.ofMillis(100), Duration.ofMillis(300), Duration.ofSeconds(1),
            Duration.ofSeconds(3), Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(1),
            Duration.ofMinutes(2), Duration.ofMinutes(5), Duration.ofMinutes(10), Duration.ofMinutes(30),
            Duration.ofHours(1) };
    private static final String NEVER_CARRIED_OUT = "none";

    private final MeterRegistry registry;
    private final Map<Priority, Timer> waits = new EnumMap<>(Priority.class);
    private final Map<Priority, Timer> durations = new EnumMap<>(Priority.class);
    private final Map<Priority, Counter> processorTimes = new EnumMap<>(Priority.class);

    RunMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** All series begin at zero. */
    void start(@Observes StartupEvent event) {
        for (var priority : Priority.values()) {
            waits.put(priority, timer("gradus.run.wait", "From queueing a run to its first start", priority));
            durations.put(priority, timer("gradus.run.duration", "How long closed runs kept their slot", priority));
            processorTimes.put(priority, Counter.builder("gradus.run.cpu").baseUnit("seconds")
                    .description("Processor time that closed runs used").tag("priority", priority.key()).register(registry));
        }
    }

    void taken(@Observes(during = TransactionPhase.AFTER_SUCCESS) RunTaken run) {
        waits.get(run.priority()).record(run.waited());
    }

    void closed(@Observes(during = TransactionPhase.AFTER_SUCCESS) RunMeasured run) {
        var end = run.end().map(ended -> ended.kind().key()).orElse(NEVER_CARRIED_OUT);
        Counter.builder("gradus.runs.closed").description("Runs by how they closed")
                .tags("priority", run.priority().key(), "state", run.state().key(), "end", end).register(registry).increment();
        run.end().ifPresent(ended -> {
            durations.get(run.priority()).record(ended.usage().wall());
            processorTimes.get(run.priority()).increment(ended.usage().cpu().toMillis() / 1000.0);
        });
    }

    private Timer timer(String name, String description, Priority priority) {
        return Timer.builder(name).description(description).tag("priority", priority.key()).serviceLevelObjectives(BUCKETS)
                .register(registry);
    }
}
