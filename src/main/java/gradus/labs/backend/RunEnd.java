package gradus.labs.backend;

import java.time.Duration;

/**
 * How a run ended, decided outside both processes.
 *
 * @param kind what ended the learner's side; {@code COMPLETED} if it went with a grader that failed or died
 * @param grader how far the grader came; {@link Grader#NONE} in a practice run
 * @param exitCode of the learner process; −1 if it was killed or never started
 * @param detail for operators, English: the signal, the limit, what would not start
 * @param usage what the learner's side used
 */
public record RunEnd(Kind kind, Grader grader, int exitCode, String detail, Usage usage) {

    public enum Kind {
        COMPLETED,
        COMPILE_ERROR,
        EXCEPTION,
        EXITED,
        WALL,
        CPU,
        MEMORY,
        OUTPUT,
        CRASHED,
        CANCELLED,
        /** Ours: a sandbox would not start, or a process could not do its work. Costs the learner nothing. */
        SANDBOX;

        /** As it stands in the API and in the database: {@code compile-error}. */
        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    public enum Grader {
        NONE,
        /** Every check has its line. */
        DONE,
        /** Failed before its first call: ours, costs nothing. */
        FAILED_BEFORE_CALLS,
        /** Died after its first call: the run repeats once; a second time it is flagged and counts. */
        DIED,
        /** Ended with the run, by a limit or a cancel. */
        STOPPED
    }

    /**
     * @param memoryPeakBytes 0 where it could not be measured
     * @param gpuMemoryPeakBytes of the memory of a GPU, as far as samples show; 0 without a GPU, and where it could not be
     *        measured
     */
    public record Usage(Duration wall, Duration cpu, long memoryPeakBytes, long gpuMemoryPeakBytes) {

        /** Without a GPU. */
        public Usage(Duration wall, Duration cpu, long memoryPeakBytes) {
            this(wall, cpu, memoryPeakBytes, 0);
        }
    }
}
