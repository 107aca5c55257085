package gradus.labs.hostile;

import java.time.Duration;
import java.util.List;

import gradus.labs.backend.RunEnd;
import gradus.labs.wire.GraderMessage;
import gradus.labs.wire.LearnerMessage;

/**
 * What became of a hostile program.
 *
 * @param end null for a control
 * @param errors what it said on standard error, as far as that is shown
 * @param claims what is shown of it
 * @param report what its grader said
 * @param withheld what is kept from whoever wrote it
 */
public record Outcome(List<Tried> tried, RunEnd end, Duration wall, String errors, List<LearnerMessage> claims,
        List<GraderMessage> report, String withheld) {

    /** Of a control, which nobody observes. */
    public Outcome(List<Tried> tried, Duration wall, String errors) {
        this(tried, null, wall, errors, List.of(), List.of(), "");
    }

    /** Its attempts of one case. */
    public List<Tried> attacks(String id) {
        return tried.stream().filter(one -> one.id().equals(id) && !one.outcome().matches("fine|broken")).toList();
    }

    /** What it did honestly. */
    public List<Tried> honest(String id) {
        return tried.stream().filter(one -> one.id().equals(id) && one.outcome().matches("fine|broken")).toList();
    }
}
