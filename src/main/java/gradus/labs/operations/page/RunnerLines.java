package gradus.labs.operations.page;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import gradus.labs.backend.Isolation;
import gradus.labs.operations.page.OperationsView.LayerLine;
import gradus.labs.operations.page.OperationsView.RunnerLine;
import gradus.labs.runs.queue.RunnerReport;

/** Runners as operators see them. */
@ApplicationScoped
class RunnerLines {

    private static final Map<String, String> LAYERS = Map.of("namespaces", "layerNamespaces", "users", "layerUsers",
            "control-groups", "layerControlGroups", "system-calls", "layerSystemCalls", "limits", "layerLimits",
            "runtime", "layerRuntime", "network", "layerNetwork");

    private final Spans spans;

    RunnerLines(Spans spans) {
        this.spans = spans;
    }

    RunnerLine line(RunnerReport report, Instant now) {
        return new RunnerLine(report.name(), host(report), report.version(), report.ready(), report.draining(),
                report.slots(), report.busySlots(), report.gpuSlots(), report.busyGpuSlots(),
                Memory.of(report.busyMemoryBytes(), report.memoryBytes()),
                report.isolation().layers().stream().map(RunnerLines::layer).toList(), report.isolation().refused(),
                report.findings(), spans.of(Duration.between(report.seenAt(), now)), report.seenAt().toString());
    }

    /** Its machine; of a runner that is older than this, all we know. */
    static String host(RunnerReport report) {
        return report.host().isEmpty() ? report.name() : report.host();
    }

    private static LayerLine layer(Isolation.Layer layer) {
        return new LayerLine(LAYERS.get(layer.name()), layer.name(), layer.fallback(), layer.detail());
    }
}
