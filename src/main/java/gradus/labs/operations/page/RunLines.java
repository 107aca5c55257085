package gradus.labs.operations.page;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import gradus.labs.operations.OpenRunPage;
import gradus.labs.operations.page.OperationsView.RunLine;
import gradus.labs.runs.queue.OpenRun;

/** Runs as operators see them. */
@ApplicationScoped
class RunLines {

    private static final int START_OF_ID = 8;
    static final Map<String, String> REASONS = Map.of("own-run", "waitsOwnRun", "paused", "waitsPaused", "no-runner",
            "waitsNoRunner", "not-ready", "waitsNotReady", "no-fit", "waitsNoFit");

    private final LabTitles titles;
    private final Spans spans;

    RunLines(LabTitles titles, Spans spans) {
        this.titles = titles;
        this.spans = spans;
    }

    /** @param hosts of runners, by their names */
    List<RunLine> lines(OpenRunPage page, Map<String, String> hosts, Instant now) {
        return page.runs().stream().map(run -> line(run, page.names().get(run.person()), hosts, now)).toList();
    }

    private RunLine line(OpenRun run, String name, Map<String, String> hosts, Instant now) {
        var usage = Optional.ofNullable(run.usage());
        var waiting = Optional.ofNullable(run.waiting());
        return new RunLine(run.id().toString(), titles.lab(run.lab()), titles.course(run.course()),
                name == null ? run.person().toString().substring(0, START_OF_ID) : name,
                name == null ? run.organization() : null, run.priority(), run.device(), run.attempt(),
                run.runner() == null ? null : hosts.getOrDefault(run.runner(), run.runner()), run.stopping(),
                spans.of(Duration.between(run.queuedAt(), now)), run.queuedAt().toString(),
                usage.map(used -> spans.of(Duration.ofMillis(used.wallMillis()))).orElse(null),
                usage.map(OpenRun.Usage::cpuMillis).map(spans::seconds).orElse(null),
                usage.map(OpenRun.Usage::memoryPeakBytes).filter(peak -> peak > 0)
                        .map(peak -> Memory.of(peak, run.memoryBytes())).orElse(null),
                usage.map(OpenRun.Usage::gpuMemoryPeakBytes).filter(peak -> peak > 0).map(Memory::of).orElse(null),
                waiting.map(OpenRun.Waiting::ahead).map(ahead -> ahead + 1).orElse(null),
                waiting.map(OpenRun.Waiting::seconds).map(seconds -> spans.of(Duration.ofSeconds(seconds))).orElse(null),
                waiting.map(OpenRun.Waiting::reason).map(REASONS::get).orElse(null));
    }
}
