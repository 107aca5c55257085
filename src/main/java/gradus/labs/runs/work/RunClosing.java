package gradus.labs.runs.work;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import gradus.common.Sql;
import gradus.labs.backend.Device;
import gradus.labs.backend.RunEnd;
import gradus.labs.grading.RunClosed;
import gradus.labs.runs.events.PlainText;
import gradus.labs.runs.events.RunEvents;
import gradus.labs.runs.queue.UseBook;
import gradus.labs.runs.scheduling.Owner;
import gradus.labs.runs.scheduling.Priority;
import gradus.outbox.Wakeups;

/** Closes runs, each exactly once: row, last events, news and what is charged in one transaction. */
@ApplicationScoped
public class RunClosing {

    /**
     * @param slot what it took of a worker; empty if none ever had it
     * @param replay which repeats another run, and is no news to anybody but its reader
     */
    private record Closed(Owner owner, int attempt, Optional<Device> slot, Priority priority, boolean replay, RunClosed news) {
    }

    private final Sql sql;
    private final RunEvents events;
    private final ClosingNews news;
    private final UseBook uses;
    private final Wakeups wakeups;
    private final Clock clock;

    RunClosing(Sql sql, RunEvents events, ClosingNews news, UseBook uses, Wakeups wakeups, Clock clock) {
        this.sql = sql;
        this.events = events;
        this.news = news;
        this.uses = uses;
        this.wakeups = wakeups;
        this.clock = clock;
    }

    /** @return false if the claim does not hold the run any more: somebody else closes it, or has */
    @Transactional
    boolean close(Claim claim, Closing how) {
        return close(claim.run(), how, "state = 'running' and attempt = ? and lease_owner = ?", claim.attempt(),
                claim.owner());
    }

    /** @return false if the run is not queued */
    @Transactional
    public boolean cancelQueued(UUID run) {
        return close(run, Closing.cancelledBeforeStart(), "state = 'queued'");
    }

    private boolean close(UUID run, Closing how, String holds, Object... held) {
        var closed = updated(run, how, holds, held);
        closed.ifPresent(row -> announce(run, row, how));
        return closed.isPresent();
    }

    private Optional<Closed> updated(UUID run, Closing how, String holds, Object[] held) {
        var now = clock.instant();
        var verdict = Optional.ofNullable(how.verdict());
        var end = Optional.ofNullable(how.end());
        var usage = end.map(RunEnd::usage);
        Object[] set = { how.state().key(), now, end.map(RunEnd::kind).map(RunEnd.Kind::key).orElse(null),
                how.failure(), how.flagged(), verdict.map(given -> given.score().earned()).orElse(null),
                verdict.map(given -> given.score().possible()).orElse(null),
                verdict.map(given -> given.passed()).orElse(null), how.checks(), how.evidence(),
                usage.map(used -> used.wall().toMillis()).orElse(null),
                usage.map(used -> used.cpu().toMillis()).orElse(null),
                usage.map(used -> used.wall().toMillis()).orElse(null),
                usage.map(RunEnd.Usage::memoryPeakBytes).orElse(null),
                usage.map(RunEnd.Usage::gpuMemoryPeakBytes).orElse(null), how.withheld(),
                end.map(RunEnd::detail).map(detail -> PlainText.of(detail, 2_000)).orElse(null), run };
        var values = new Object[set.length + held.length];
        System.arraycopy(set, 0, values, 0, set.length);
        System.arraycopy(held, 0, values, set.length, held.length);
        return sql.first(
                """
                        update lab_run set state = ?, closed_at = ?, end_kind = ?, failure = ?, flagged = ?, earned = ?,
                            possible = ?, passed = ?, checks = cast(? as jsonb), evidence = cast(? as jsonb), wall_millis = ?,
                            cpu_millis = ?, gpu_millis = case when slot = 'gpu' then cast(? as bigint) end,
                            memory_peak_bytes = ?, gpu_memory_peak_bytes = ?, withheld = ?, detail = ?,
                            lease_owner = null, lease_until = null
                        where id = ? and %s
                        returning organization_id, course_id, attempt, person_id, lab_id, lab_version, mode, exam, slot,
                            replay_of"""
                        .formatted(holds),
                row -> new Closed(
                        new Owner(row.getString("organization_id"), row.getString("course_id"),
                                row.getObject("person_id", UUID.class)),
                        row.getInt("attempt"), Device.ofKey(String.valueOf(row.getString("slot"))),
                        priority(row), row.getObject("replay_of") != null,
                        news(run, how, now, row.getObject("person_id", UUID.class), row.getString("lab_id"),
                                row.getString("lab_version"), row.getString("mode"))),
                values);
    }

    /** That of the queue: a replay is in no hurry, whatever it repeats. */
    private static Priority priority(ResultSet row) throws SQLException {
        boolean graded = row.getString("mode").equals("submit") && row.getObject("replay_of") == null;
        return Priority.of(row.getBoolean("exam"), graded);
    }

    private static RunClosed news(UUID run, Closing how, Instant now, UUID person, String lab, String version,
            String mode) {
        var verdict = how.verdict();
        return new RunClosed(run, person, lab, version, mode, how.state().key(),
                verdict == null ? null : verdict.score().earned(),
                verdict == null ? null : verdict.score().possible(), verdict == null ? null : verdict.passed(), now);
    }

    private void announce(UUID run, Closed row, Closing how) {
        var organization = row.owner.organization();
        events.tellState(run, row.attempt, organization, how.state().key());
        events.tell(run, row.attempt, organization, "report", JsonNodeFactory.instance.objectNode());
        if (!row.replay) {
            news.add(organization, row.news);
        }
        wakeups.send(RunQueue.QUEUED, ""); // a slot is free, and the person's next run may come
        if (how.end() != null) {
            uses.charge(row.slot.orElse(Device.CPU), row.owner, kept(how.end().usage()));
        }
        if (row.slot.isPresent() || how.end() == null) { // a playback took nothing of anybody
            news.measured(new RunMeasured(row.priority, how.state(), Optional.ofNullable(how.end())));
        }
    }

    /** What it kept others from: its slot while it slept, too. */
    private static Duration kept(RunEnd.Usage usage) {
        return usage.wall().compareTo(usage.cpu()) > 0 ? usage.wall() : usage.cpu();
    }
}
