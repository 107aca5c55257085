package gradus.labs.runs;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import gradus.common.Language;
import gradus.labs.runs.queue.DailyBudget;
import gradus.labs.runs.queue.Standing;
import gradus.labs.runs.queue.Standings;
import gradus.labs.runs.work.RunState;

/** Where a run stands and what it used, in the reader's words. */
@ApplicationScoped
class QueueWords {

    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private final Standings standings;
    private final DailyBudget budgets;

    QueueWords(Standings standings, DailyBudget budgets) {
        this.standings = standings;
        this.budgets = budgets;
    }

    /** @return null unless the run waits */
    Run.Waiting waiting(LabRun row, Language language) {
        if (!row.state.equals(RunState.QUEUED.key())) {
            return null;
        }
        var standing = standings.of(row.id);
        var reason = standing.reason().key();
        if (standing.place() == null) {
            var why = RunReader.TEXTS.get(language, "waiting." + reason, Map.of());
            return new Run.Waiting(reason, null, null, why, standing.findings());
        }
        var place = standing.place();
        return new Run.Waiting(reason, place.ahead(), place.until().toSeconds(), sentence(standing, language),
                standing.findings());
    }

    /** @return null if there is no budget */
    Run.Budget budget(LabRun row, Run.Usage usage, Language language) {
        var day = budgets.of(row.organizationId, row.personId);
        boolean gpu = usage.gpuMillis() > 0;
        var part = gpu ? day.gpu() : day.cpu();
        if (part.left() == null) {
            return null;
        }
        var message = RunReader.TEXTS.get(language, gpu ? "used.gpu" : "used.cpu", Map.of(
                "used", seconds(gpu ? usage.gpuMillis() : usage.cpuMillis()), "left", left(part, language)));
        return new Run.Budget(millis(day.cpu()), millis(day.gpu()), day.resetsAt(), message);
    }

    private static String sentence(Standing standing, Language language) {
        int ahead = standing.place().ahead();
        var key = standing.reason() == Standing.Reason.OWN_RUN ? "own-run" : ahead == 0 ? "next" : "place";
        return RunReader.TEXTS.get(language, "waiting." + key,
                Map.of("place", Integer.toString(ahead + 1), "time", about(standing.place().until(), language)));
    }

    /** Rounded so that it changes rarely: a guess that counts every second looks like a promise. */
    private static String about(Duration time, Language language) {
        if (time.compareTo(Duration.ofSeconds(8)) < 0) {
            return RunReader.TEXTS.get(language, "time.moment", Map.of());
        }
        if (time.compareTo(Duration.ofSeconds(55)) < 0) {
            return said("seconds", (time.toSeconds() + 9) / 10 * 10, language);
        }
        if (time.compareTo(Duration.ofMinutes(100)) < 0) {
            long minutes = (time.toSeconds() + 30) / A_MINUTE.toSeconds();
            return said(minutes == 1 ? "minute" : "minutes", minutes, language);
        }
        return said("hours", (time.toMinutes() + 30) / 60, language);
    }

    private static String left(DailyBudget.Part part, Language language) {
        var left = part.left();
        if (left.compareTo(A_MINUTE) < 0) {
            return said("seconds", left.toSeconds(), language);
        }
        long minutes = left.toMinutes();
        if (minutes < 100) {
            return said(minutes == 1 ? "minute" : "minutes", minutes, language);
        }
        return RunReader.TEXTS.get(language, "time.hours-minutes",
                Map.of("hours", Long.toString(minutes / 60), "minutes", Long.toString(minutes % 60)));
    }

    private static String said(String unit, long count, Language language) {
        return RunReader.TEXTS.get(language, "time." + unit, Map.of("count", Long.toString(count)));
    }

    private static String seconds(long millis) {
        return BigDecimal.valueOf(millis, 3).setScale(1, RoundingMode.HALF_UP).toPlainString();
    }

    private static Long millis(DailyBudget.Part part) {
        return part.left() == null ? null : part.left().toMillis();
    }
}
