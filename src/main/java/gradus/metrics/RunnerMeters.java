package gradus.metrics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import gradus.labs.backend.Backend;
import gradus.labs.backend.Device;
import gradus.labs.runs.work.ThisRunner;
import gradus.labs.wire.Mode;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;

/** This application as a runner; nothing if it is none. */
@ApplicationScoped
class RunnerMeters {

    private final ThisRunner runner;
    private final Backend backend;

    RunnerMeters(ThisRunner runner, Backend backend) {
        this.runner = runner;
        this.backend = backend;
    }

    void start(@Observes StartupEvent event, MeterRegistry registry) {
        if (!runner.present()) {
            return;
        }
        Gauge.builder("gradus.runner.ready", () -> runner.ready() ? 1 : 0)
                .description("1 if the self-test held and runs can be isolated here").register(registry);
        for (var device : Device.values()) {
            Gauge.builder("gradus.runner.slots", () -> runner.slots(device)).tag("device", device.key())
                    .description("How many runs go on here at once").register(registry);
            Gauge.builder("gradus.runner.slots.busy", () -> runner.busy(device)).tag("device", device.key())
                    .description("How many runs go on here now").register(registry);
        }
        for (var mode : Mode.values()) {
            pool(mode, registry);
        }
    }

    private void pool(Mode mode, MeterRegistry registry) {
        Gauge.builder("gradus.pool.ready", () -> backend.startedAhead(mode).ready()).tag("mode", mode.key())
                .description("Sandboxes that were started ahead and wait for a run").register(registry);
        FunctionCounter.builder("gradus.pool.requests", backend, pool -> pool.startedAhead(mode).hits())
                .tags("mode", mode.key(), "result", "hit")
                .description("Runs that got a sandbox that was started ahead, or started their own").register(registry);
        FunctionCounter.builder("gradus.pool.requests", backend, pool -> pool.startedAhead(mode).misses())
                .tags("mode", mode.key(), "result", "miss")
                .description("Runs that got a sandbox that was started ahead, or started their own").register(registry);
    }
}
