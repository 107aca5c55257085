package gradus.labs.operations.page;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import gradus.labs.operations.QueueOperations;
import gradus.labs.operations.RunOperations;
import gradus.labs.runs.queue.RunnerReport;

/** Puts together what operators see. */
@ApplicationScoped
class OperationsDesk {

    private static final int SHOWN = 20;
    private static final int MOST_RUNNING = 100;
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

    private final QueueOperations queue;
    private final RunOperations runs;
    private final RunnerLines runners;
    private final RunLines lines;
    private final Spans spans;
    private final Clock clock;

    OperationsDesk(QueueOperations queue, RunOperations runs, RunnerLines runners, RunLines lines, Spans spans, Clock clock) {
        this.queue = queue;
        this.runs = runs;
        this.runners = runners;
        this.lines = lines;
        this.spans = spans;
        this.clock = clock;
    }

    /** @param page of the runs that wait */
    OperationsView view(int page) {
        var now = clock.instant();
        var state = queue.state();
        var heard = state.runners().stream().collect(Collectors.partitioningBy(RunnerReport::silent,
                Collectors.mapping(report -> runners.line(report, now), Collectors.toList())));
        var hosts = state.runners().stream().collect(Collectors.toMap(RunnerReport::name, RunnerLines::host));
        var running = runs.list("running", 0, MOST_RUNNING);
        var waiting = runs.list("queued", page, SHOWN);
        return new OperationsView(now.toString(), SECONDS.format(now),
                Optional.ofNullable(state.pausedSince()).map(since -> spans.of(Duration.between(since, now))).orElse(null),
                waiting.total(), running.total(), heard.get(false), heard.get(true), lines.lines(running, hosts, now),
                lines.lines(waiting, hosts, now), page == 0 ? null : page - 1,
                (page + 1L) * SHOWN < waiting.total() ? page + 1 : null);
    }
}
