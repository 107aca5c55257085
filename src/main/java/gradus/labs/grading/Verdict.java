package gradus.labs.grading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import gradus.labs.definition.LabVersion;
import gradus.labs.wire.GraderMessage;
import gradus.labs.wire.Message;

/**
 * What the grader's report comes to: keys and values, no sentences. Holds every check of the lab, in its order; those
 * without a line were not reached.
 */
public record Verdict(List<Check> checks, Score score, boolean passed) {

    /** The message of a check whose line never came. */
    static final Message UNREACHED = new Message("unreached", Map.of());

    static final String PASSED = "passed";
    static final String NOT_REACHED = "not-reached";

    /**
     * @param outcome {@code passed}, {@code partial}, {@code failed} or {@code not-reached}
     * @param message null if there is nothing to say
     */
    public record Check(String id, String outcome, int points, Message message) {
    }

    public Verdict {
        checks = List.copyOf(checks);
    }

    /** @param report the grader's check lines; of two for one check the first counts, a foreign one does not */
    public static Verdict of(LabVersion lab, List<GraderMessage.Check> report) {
        Map<String, GraderMessage.Check> lines = new HashMap<>();
        report.forEach(line -> lines.putIfAbsent(line.id(), line));
        var checks = lab.checks().stream().map(check -> judged(check, lines.get(check.id()))).toList();
        int earned = checks.stream().mapToInt(Check::points).sum();
        return new Verdict(checks, new Score(earned, lab.possible()), earned >= lab.pass());
    }

    private static Check judged(LabVersion.Check check, GraderMessage.Check line) {
        if (line == null) {
            return new Check(check.id(), NOT_REACHED, 0, UNREACHED);
        }
        return new Check(check.id(), line.outcome(), Math.clamp(line.points(), 0, check.points()), line.message());
    }
}
