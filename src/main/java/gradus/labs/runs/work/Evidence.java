package gradus.labs.runs.work;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import gradus.labs.backend.LabIsolation;
import gradus.labs.grading.Verdict;
import gradus.labs.runs.events.Claims;
import gradus.labs.runs.events.Recorder;
import gradus.labs.wire.Mode;
import gradus.labs.wire.Wire;

/** What stays of a run, as JSON: what its checks told, and what it would take to repeat it. */
final class Evidence {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Evidence() {
    }

    /** Seeds as text: 64 bits do not fit into every reader's numbers. */
    static String of(Claim claim, LabIsolation isolation, Recorder recorder) {
        var evidence = JsonNodeFactory.instance.objectNode()
                .put("protocol", Wire.PROTOCOL)
                .put("labVersion", claim.labVersion())
                .put("files", claim.snapshot())
                .put("learnerSeed", Long.toString(claim.learnerSeed()))
                .put("gradingSeed", claim.gradingSeed() == null ? null : claim.gradingSeed().toString())
                .put("attempt", claim.attempt())
                .put("isolation", claim.mode() == Mode.SUBMIT ? isolation.key() : null);
        recorder.describe(evidence);
        return evidence.toString();
    }

    /** @return null where nothing was judged */
    static String checks(Mode mode, Verdict verdict, Recorder recorder) {
        if (mode == Mode.PRACTICE) {
            return recorder.visibleChecks().toString();
        }
        return verdict == null ? null : Claims.clean(JSON.valueToTree(verdict.checks())).toString();
    }
}
