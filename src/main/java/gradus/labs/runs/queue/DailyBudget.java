package gradus.labs.runs.queue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import gradus.common.Sql;
import gradus.labs.backend.Device;

/**
 * What a person's runs may use from one midnight (UTC) to the next. Counted are the rows of the runs themselves, each on
 * the day it closed; what is open counts as what it is expected to use. Exam tasks are free.
 */
@ApplicationScoped
public class DailyBudget {

    /** @param left never negative; null if there is no budget */
    public record Part(Duration used, Duration left) {

        static Part of(Duration used, Duration reserved, Duration budget) {
            var left = budget.minus(used).minus(reserved);
            return new Part(used, budget.isZero() ? null : left.isNegative() ? Duration.ZERO : left);
        }

        boolean spent() {
            return left != null && left.isZero();
        }
    }

    public record Day(Part cpu, Part gpu, Instant resetsAt) {

        /** Whether nothing more may start on this kind of processor today. */
        public boolean spent(Device device) {
            return cpu.spent() || device == Device.GPU && gpu.spent();
        }
    }

    private final Sql sql;
    private final Clock clock;
    private final QueueConfig config;

    DailyBudget(Sql sql, Clock clock, QueueConfig config) {
        this.sql = sql;
        this.clock = clock;
        this.config = config;
    }

    public Day of(String organization, UUID person) {
        var midnight = clock.instant().truncatedTo(ChronoUnit.DAYS);
        var used = sql.first("""
                select coalesce(sum(cpu_millis), 0), coalesce(sum(gpu_millis), 0) from lab_run
                where organization_id = ? and person_id = ? and closed_at >= ? and cpu_millis is not null and not exam""",
                row -> new long[] { row.getLong(1), row.getLong(2) }, organization, person, midnight).orElseThrow();
        var open = sql.first("""
                select coalesce(sum(expected_millis), 0),
                    coalesce(sum(expected_millis) filter (where coalesce(slot, device) = 'gpu'), 0)
                from lab_run where organization_id = ? and person_id = ? and state in ('queued', 'running') and not exam""",
                row -> new long[] { row.getLong(1), row.getLong(2) }, organization, person).orElseThrow();
        return new Day(Part.of(Duration.ofMillis(used[0]), Duration.ofMillis(open[0]), config.dailyCpu()),
                Part.of(Duration.ofMillis(used[1]), Duration.ofMillis(open[1]), config.dailyGpu()),
                midnight.plus(1, ChronoUnit.DAYS));
    }
}
