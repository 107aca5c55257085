package gradus.sandbox.wire;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Several answers to one lab that are graded in one process; see {@code protocol/README.md}, "Trials".
 *
 * @param grader of all of them; its seeds and its gate are not used
 */
public record TrialsJob(GraderJob grader, String entryPoint, List<Answer> answers) {

    /** The data file that holds it. */
    public static final String FILE = "trials.json";

    public TrialsJob {
        Objects.requireNonNull(grader);
        Objects.requireNonNull(entryPoint);
        answers = List.copyOf(answers);
    }

    /**
     * @param files a learner's, with those that nobody can edit
     * @param seed the grader's
     */
    public record Answer(Map<String, String> files, long seed, long learnerSeed) {

        public Answer {
            files = Map.copyOf(files);
        }
    }

    /**
     * One line of what comes out.
     *
     * @param answer its place among the answers, from 0
     */
    public record Told(int answer, GraderMessage message) {

        public Told {
            Objects.requireNonNull(message);
        }
    }
}
