package gradus.home;

import java.time.Clock;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import gradus.home.DashboardView.RunLine;
import gradus.labs.definition.Labs;
import gradus.labs.runs.Run;
import gradus.labs.runs.Runs;
import gradus.web.Reader;

/** The viewer's last runs, each in a line. */
@ApplicationScoped
class RecentRuns {

    private static final int SHOWN = 6;

    private final Runs runs;
    private final Labs labs;
    private final Reader reader;
    private final Clock clock;

    RecentRuns(Runs runs, Labs labs, Reader reader, Clock clock) {
        this.runs = runs;
        this.labs = labs;
        this.reader = reader;
        this.clock = clock;
    }

    List<RunLine> lines() {
        return runs.list(0, SHOWN).runs().stream().map(this::line).toList();
    }

    private RunLine line(Run run) {
        var title = labs.find(run.lab()).map(lab -> lab.title().in(reader.language())).orElse(run.lab());
        return new RunLine("/labs/" + run.lab(), title, run.mode().equals("submit"), outcome(run), run.score(),
                run.createdAt().toString(), Ago.of(run.createdAt(), clock.instant()));
    }

    private static String outcome(Run run) {
        return switch (run.state()) {
            case "finished" -> finished(run);
            case "failed", "cancelled" -> run.state();
            default -> "open";
        };
    }

    private static String finished(Run run) {
        if (run.score() != null) {
            return run.passed() ? "passed" : "graded";
        }
        return "completed".equals(run.end()) ? "ran" : "ended";
    }
}
