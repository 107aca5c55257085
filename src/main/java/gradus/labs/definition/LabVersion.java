package gradus.labs.definition;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import gradus.common.Text;
import gradus.labs.backend.Hardware;
import gradus.labs.backend.LabIsolation;
import gradus.labs.backend.Limits;
import gradus.labs.wire.Comparison;
import gradus.labs.wire.Mode;

/**
 * One lab as it was at one moment: everything a run, a page and a verdict need. Immutable, addressed by its content.
 *
 * @param sha256 of the lab's ZIP, 64 lower-case hexadecimal digits; runs name it
 * @param id the folder's name, unique per installation: {@code linear-regression}
 * @param uuid never changes, whatever the lab is called
 * @param course the course's id
 * @param brief Markdown
 * @param hints Markdown, in the order they are opened
 * @param files what the learner opens, in the order of the tabs
 * @param entryPoint the class that a practice run starts, by its {@code run(Lab)} or {@code main}
 * @param checkClass of the visible checks; empty if the lab has none
 * @param visibleChecks source files of the visible checks, run in the learner process, never counted
 * @param graderClass of the hidden checks in Java; empty if every check is a comparison
 * @param graderFiles source files of the hidden checks; never leave for a browser or a learner process
 * @param solution the files that a learner edits, done right; as hidden as the grader
 * @param wrong known wrong answers: {@code no-intercept/GradientDescent.java} → text; as hidden as the grader
 * @param checks what is judged, in order; a live cell of a lesson has none, and no grader
 * @param pass points from which the lab is passed
 * @param hardware what its runs compute on
 * @param isolation how far from learners' code its hidden checks are
 * @param publicData file name → bytes
 * @param hiddenData file name → bytes; for the grader process only
 */
public record LabVersion(String sha256, String id, UUID uuid, String course, Text title, Text summary, Text brief,
        List<Text> hints, List<SourceFile> files, String entryPoint, Optional<String> checkClass,
        Map<String, String> visibleChecks, Optional<String> graderClass, Map<String, String> graderFiles,
        Map<String, String> solution, Map<String, String> wrong, List<Check> checks, int pass, Limits limits, Hardware hardware,
        LabIsolation isolation, Map<String, byte[]> publicData, Map<String, byte[]> hiddenData) {

    /** @param readOnly shown and compiled, but the learner's copy never replaces it */
    public record SourceFile(String name, String text, boolean readOnly) {
    }

    /**
     * @param deadlineMillis for each call of the check
     * @param messages the lab's own message keys; texts may name values as <code>{index}</code>
     * @param comparison with the solution; empty if the grader class judges
     */
    public record Check(String id, Text title, int points, long deadlineMillis, Map<String, Text> messages,
            Optional<Comparison> comparison) {
    }

    /** Whether there is anything to submit. */
    public boolean graded() {
        return !checks.isEmpty();
    }

    /** What one run may use, with the grader beside it unless it is a practice run. */
    public long memoryBytes(Mode mode) {
        return limits.memoryBytes() + (mode == Mode.PRACTICE ? 0 : Hardware.GRADER_MEMORY_BYTES);
    }

    public int possible() {
        return checks.stream().mapToInt(Check::points).sum();
    }

    public Optional<Check> check(String checkId) {
        return checks.stream().filter(check -> check.id().equals(checkId)).findFirst();
    }
}
