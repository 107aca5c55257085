package gradus.labs.runs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import gradus.common.Language;
import gradus.common.Texts;
import gradus.labs.definition.LabVersion;
import gradus.labs.definition.Labs;
import gradus.labs.grading.Reports;
import gradus.labs.grading.RunReport;
import gradus.labs.grading.Score;
import gradus.labs.grading.Verdict;
import gradus.labs.runs.events.Artifacts;
import gradus.labs.wire.Message;

/** Turns rows and events into what a reader sees, in the reader's language. */
@ApplicationScoped
class RunReader {

    static final Texts TEXTS = new Texts("labs.runs");
    private static final Pattern SIZE = Pattern.compile("[0-9.]{1,8} (bytes|[KMGT]iB)");

    private final Labs labs;
    private final QueueWords queue;
    private final Artifacts artifacts;
    private final ObjectMapper json;

    RunReader(Labs labs, QueueWords queue, Artifacts artifacts, ObjectMapper json) {
        this.labs = labs;
        this.queue = queue;
        this.artifacts = artifacts;
        this.json = json;
    }

    /** @throws gradus.common.Problem 404 if there is no such lab */
    void requireLab(String id) {
        labs.runnable(id);
    }

    Run run(LabRun row, Language language) {
        var lab = labs.version(row.labVersion);
        var score = row.earned == null ? null : new Score(row.earned, row.possible);
        var usage = row.wallMillis == null ? null
                : new Run.Usage(row.wallMillis, row.cpuMillis, row.gpuMillis == null ? 0 : row.gpuMillis,
                        row.memoryPeakBytes, row.gpuMemoryPeakBytes == null ? 0 : row.gpuMemoryPeakBytes);
        return new Run(row.id, row.labId, row.number(), row.replayOf, row.snapshotSha256, row.mode, row.state, row.attempt,
                row.endKind,
                score, row.passed,
                row.flagged, checks(row, lab, language), message(row, lab, language), queue.waiting(row, language),
                row.createdAt, row.startedAt, row.closedAt, usage, null, evidence(row),
                row.closedAt == null ? List.of() : artifacts.namesOf(row.id));
    }

    /** With what is left of the day. */
    Run runOfToday(LabRun row, Language language) {
        var run = run(row, language);
        return run.usage() == null ? run : run.with(queue.budget(row, run.usage(), language));
    }

    /** @return null unless the run waits */
    Run.Waiting waiting(LabRun row, Language language) {
        return queue.waiting(row, language);
    }

    /** A {@code check} event: of the grader if it has points, else a claim of a visible check. */
    RunReport.Check check(String payload, String labVersion, Language language) {
        return check(tree(payload), labs.version(labVersion), language);
    }

    /** A {@code notice} event, with its text. */
    JsonNode notice(String payload, Language language) {
        var notice = (ObjectNode) tree(payload);
        var key = notice.path("key").asText();
        return notice.put("text", TEXTS.find(language, "notice." + key, sizes(notice.path("values"))).orElse(key));
    }

    /** Of a notice's values those that are sizes; whatever else a program claims is not told in our words. */
    private static Map<String, String> sizes(JsonNode values) {
        var sizes = new HashMap<String, String>();
        values.properties().forEach(value -> {
            if (SIZE.matcher(value.getValue().asText()).matches()) {
                sizes.put(value.getKey(), value.getValue().asText());
            }
        });
        return sizes;
    }

    private List<RunReport.Check> checks(LabRun row, LabVersion lab, Language language) {
        if (row.checks == null) {
            return List.of();
        }
        return StreamSupport.stream(tree(row.checks).spliterator(), false)
                .map(check -> check(check, lab, language)).toList();
    }

    private RunReport.Check check(JsonNode check, LabVersion lab, Language language) {
        try {
            var message = json.treeToValue(check.get("message"), Message.class);
            var id = check.get("id").asText();
            var outcome = check.get("outcome").asText();
            if (check.has("points")) {
                return Reports.check(new Verdict.Check(id, outcome, check.get("points").asInt(), message), lab,
                        language);
            }
            return Reports.visible(id, check.get("title").asText(), outcome, message, lab, language);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Not a check: " + check, e);
        }
    }

    /** What happened and what to do now; nothing for a run that simply finished. */
    private static String message(LabRun row, LabVersion lab, Language language) {
        var limits = lab.limits();
        var values = Map.of("wall", Long.toString(limits.wall().toSeconds()),
                "cpu", Long.toString(limits.cpu().toSeconds()),
                "memory", Long.toString(limits.memoryBytes() / 1024 / 1024),
                "output", Long.toString(limits.outputBytes() / 1024 / 1024));
        if (row.failure != null) {
            return TEXTS.get(language, "failure." + row.failure, values);
        }
        if (row.flagged) {
            return TEXTS.get(language, "flagged", values);
        }
        if (row.closedAt == null) {
            return null;
        }
        var end = row.endKind == null ? "cancelled" : row.endKind; // cancelled before it ever started
        return TEXTS.find(language, "end." + end, values).orElse(null);
    }

    private Run.RunEvidence evidence(LabRun row) {
        if (row.closedAt == null || row.evidence == null) {
            return null;
        }
        var evidence = tree(row.evidence);
        var learner = evidence.path("learner"); // where the learner's code ran; the grader has no engine of its own
        return new Run.RunEvidence(row.labVersion, row.snapshotSha256, Long.toString(row.learnerSeed),
                row.gradingSeed == null ? null : row.gradingSeed.toString(),
                evidence.path("isolation").asText(null), learner.path("runner").asText(null),
                learner.path("java").asText(null), learner.path("engine").asText(null),
                learner.path("device").asText(null), learner.path("processor").asText(null));
    }

    JsonNode tree(String stored) {
        try {
            return json.readTree(stored);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored JSON that is none: " + stored, e);
        }
    }
}
