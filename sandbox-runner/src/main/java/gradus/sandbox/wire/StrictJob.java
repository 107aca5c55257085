package gradus.sandbox.wire;

import java.util.Objects;

/**
 * What the sandbox that draws calls is given, and the one that judges their answers; see {@code protocol/README.md},
 * "Strict isolation".
 *
 * @param grader its gate is not used
 * @param compiled whether to tell what the lab's own code was compiled to
 * @param calls SHA-256 of the calls that were drawn, in hexadecimal; {@code null} where they are to be drawn
 * @param stopped whether the launcher ended the process that answered; otherwise it ended by itself
 */
public record StrictJob(GraderJob grader, boolean compiled, String calls, boolean stopped) {

    /** The data file that holds it. */
    public static final String FILE = "strict-job.json";

    /** The data files that hold the drawn calls: this name with {@code .0}, {@code .1}, … */
    public static final String CALLS = "strict-calls";

    /** The data files that hold their answers. */
    public static final String ANSWERS = "strict-answers";

    /** What all calls of a run may take together, and so may all answers. */
    public static final int MOST_BYTES = 6 * 1024 * 1024;

    public StrictJob {
        Objects.requireNonNull(grader);
    }
}
