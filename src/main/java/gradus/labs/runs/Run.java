package gradus.labs.runs;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import gradus.labs.grading.RunReport;
import gradus.labs.grading.Score;
import gradus.labs.runs.events.SavedTensor;
import gradus.labs.runs.work.RunState;

/**
 * A run, in the reader's language.
 *
 * @param number of this person's runs of the lab, from 1
 * @param replayOf the run that this one repeats; null for a run of its own
 * @param snapshot the kept state of the files that it runs
 * @param mode {@code practice} or {@code submit}
 * @param state {@code queued}, {@code running}, {@code finished}, {@code failed} or {@code cancelled}
 * @param attempt from 1; grows when the run starts again by itself
 * @param end how it ended, as in {@code RunEnd.Kind.key()}; null while open, or if it never started
 * @param score null unless it is a submit that finished
 * @param passed null where there is no score
 * @param flagged somebody will look at it: its grader died twice
 * @param checks empty while the run is open; the events tell them as they come
 * @param message what happened and what to do now; null if there is nothing to say
 * @param waiting null unless queued
 * @param usage null if it never started
 * @param budget what is left of today; null in lists, while the run is open, and without a budget
 * @param evidence null while open, or if it never started
 * @param artifacts tensors that it saved
 */
public record Run(UUID id, String lab, long number, UUID replayOf, String snapshot, String mode, String state, int attempt,
        String end,
        Score score, Boolean passed,
        boolean flagged, List<RunReport.Check> checks, String message, Waiting waiting, Instant createdAt,
        Instant startedAt, Instant closedAt, Usage usage, Budget budget, RunEvidence evidence, List<SavedTensor> artifacts) {

    public Run {
        checks = List.copyOf(checks);
        artifacts = List.copyOf(artifacts);
    }

    /**
     * Why a run has not started.
     *
     * @param reason {@code turn}, {@code own-run}, {@code paused}, {@code no-runner}, {@code not-ready} or {@code no-fit}
     * @param ahead how many runs are expected to start before it; null if it will not start as things are, as {@code seconds}
     * @param seconds how long it is expected to wait, from run times that were measured
     * @param message all that in a sentence
     * @param findings what runners lack; English, for operators
     */
    public record Waiting(String reason, Integer ahead, Long seconds, String message, List<String> findings) {
    }

    /**
     * @param gpuMillis how long it held a GPU
     * @param memoryPeakBytes 0 where it could not be measured
     * @param gpuMemoryPeakBytes of the memory of a GPU, as far as samples show; 0 without a GPU, and where it could not be
     *        measured
     */
    public record Usage(long wallMillis, long cpuMillis, long gpuMillis, long memoryPeakBytes, long gpuMemoryPeakBytes) {
    }

    /**
     * What the person may still use today, in milliseconds; null where there is no budget.
     *
     * @param message what the run used and what is left, in a sentence
     */
    public record Budget(Long cpuLeftMillis, Long gpuLeftMillis, Instant resetsAt, String message) {
    }

    /**
     * What it would take to repeat the run. Seeds are text: 64 bits do not fit into a JavaScript number. What its process
     * never told is null: {@code runner} (its version), {@code java}, {@code engine}, {@code device}, {@code processor}.
     *
     * @param isolation {@code standard} or {@code strict}; null for a practice run, and for a run from before it was written
     *        down
     */
    public record RunEvidence(String labVersion, String files, String learnerSeed, String gradingSeed, String isolation,
            String runner, String java, String engine, String device, String processor) {
    }

    Run with(Budget left) {
        return new Run(id, lab, number, replayOf, snapshot, mode, state, attempt, end, score, passed, flagged, checks, message,
                waiting,
                createdAt, startedAt, closedAt, usage, left, evidence, artifacts);
    }

    public boolean open() {
        return RunState.isOpen(state);
    }
}
