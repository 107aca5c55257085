package gradus.labs.runs;

import java.util.List;

/**
 * What a run said, apart from its curves and checks; claims of the learner's code.
 *
 * @param diagnostics at most 200
 * @param log at most 256 Ki characters, in order; notices of ours stand where something was left out
 */
public record RunOutput(List<Diagnostic> diagnostics, List<Line> log) {

    public RunOutput {
        diagnostics = List.copyOf(diagnostics);
        log = List.copyOf(log);
    }

    /**
     * @param severity {@code error}, {@code warning} or {@code note}
     * @param file empty if it is about none
     * @param line from 1; 0 if unknown, as {@code column}
     */
    public record Diagnostic(String severity, String file, int line, int column, String message) {
    }

    /** @param stream {@code out}, {@code err}, {@code lab} or {@code notice} */
    public record Line(String stream, String text) {
    }
}
