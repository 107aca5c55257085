package gradus.labs.runs.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import gradus.labs.backend.RunObserver;
import gradus.labs.wire.GraderMessage;
import gradus.labs.wire.LearnerMessage;

/**
 * Listens to one attempt of a run: gathers events until they are stored, and keeps what the verdict and the evidence
 * need. Told by the backend's thread, emptied by another.
 */
public final class Recorder implements RunObserver {

    private static final int WITHHELD_CHARACTERS = 256 * 1024;

    private final EventLimits limits = new EventLimits();
    private final List<RunEvents.Told> pending = new ArrayList<>();
    private final List<GraderMessage.Check> report = new ArrayList<>();
    private final ArrayNode visible = JsonNodeFactory.instance.arrayNode();
    private final ArtifactShelf artifacts = new ArtifactShelf();
    private final StringBuilder withheld = new StringBuilder();
    private final Runnable onStart;
    private Optional<Map<String, Map<String, byte[]>>> classes = Optional.empty();
    private ObjectNode learner;
    private ObjectNode grader;
    private int sequence;

    /**
     * @param sequence the first free one of this attempt
     * @param onStart called when the first process is up
     */
    public Recorder(int sequence, Runnable onStart) {
        this.sequence = sequence;
        this.onStart = onStart;
    }

    @Override
    public void started() {
        onStart.run();
    }

    @Override
    public synchronized void claimed(LearnerMessage message) {
        switch (message) {
            // The harness says it before it loads any class of the learner's; a second one would be the learner's.
            case LearnerMessage.Hello hello -> learner = learner == null ? Claims.payload(hello) : learner;
            case LearnerMessage.Diagnostic diagnostic -> tell("diagnostic", diagnostic, limits.diagnostic());
            case LearnerMessage.Log log -> tell("log", log, limits.log(log.text()));
            case LearnerMessage.Metric metric -> tell("metric", metric, limits.metric(metric.name()));
            case LearnerMessage.Progress progress -> tell("progress", progress, limits.progress());
            case LearnerMessage.Check check -> visible(check);
            case LearnerMessage.Notice notice -> tell("notice", notice, limits.notice());
            case LearnerMessage.Artifact artifact -> keep(artifact);
            case LearnerMessage.Chunk chunk -> {
                /* between the harness and the backend */ }
            case LearnerMessage.Ready ready -> {
                /* the next line tells more */ }
            case LearnerMessage.End end -> {
                /* how a run ended is the backend's word */ }
        }
    }

    @Override
    public synchronized void reported(GraderMessage message) {
        switch (message) {
            case GraderMessage.Hello hello -> grader = Claims.payload(hello);
            case GraderMessage.Check check -> {
                report.add(check);
                tell("check", check, limits.check());
            }
            case GraderMessage.Metric metric -> tell("metric", metric, limits.metric(metric.name()));
            case GraderMessage.Progress progress -> tell("progress", progress, limits.progress());
            case GraderMessage.Failed failed -> withheld("The grader failed: " + failed.message());
            case GraderMessage.Compiled compiled -> {
                /* told as classes */ }
            case GraderMessage.Listening listening -> {
                /* between grader and backend */ }
            case GraderMessage.Restart restart -> {
                /* between grader and backend */ }
            case GraderMessage.Done done -> {
                /* RunEnd says so */ }
        }
    }

    @Override
    public synchronized void compiled(Map<String, Map<String, byte[]>> told) {
        classes = Optional.of(told);
    }

    /** What the lab's own code was compiled to, if this run compiled it. */
    public synchronized Optional<Map<String, Map<String, byte[]>>> classes() {
        return classes;
    }

    @Override
    public synchronized void withheld(String text) {
        int room = WITHHELD_CHARACTERS - withheld.length();
        if (room > 0) {
            withheld.append(PlainText.of(text, room)).append('\n');
        }
    }

    /** What is not stored yet, in order. */
    public synchronized List<RunEvents.Told> pending() {
        return List.copyOf(pending);
    }

    /** Forgets what {@link #pending} answered, once it is stored. */
    public synchronized void stored(int count) {
        pending.subList(0, count).clear();
    }

    public synchronized List<GraderMessage.Check> report() {
        return List.copyOf(report);
    }

    public synchronized ArrayNode visibleChecks() {
        return visible.deepCopy();
    }

    public synchronized List<Artifact> artifacts() {
        return artifacts.all();
    }

    /** Null if there is nothing. */
    public synchronized String withheld() {
        return withheld.isEmpty() ? null : withheld.toString();
    }

    /** Puts in what the processes said of themselves, null where they never did. */
    public synchronized void describe(ObjectNode evidence) {
        evidence.set("learner", learner);
        evidence.set("grader", grader);
    }

    private void visible(LearnerMessage.Check check) {
        if (tell("check", check, limits.check())) {
            visible.add(Claims.payload(check));
        }
    }

    private void keep(LearnerMessage.Artifact artifact) {
        if (!artifacts.keep(artifact)) {
            var values = Map.of("name", String.valueOf(artifact.name()));
            tell("notice", new LearnerMessage.Notice("artifact-too-large", values), limits.notice());
        }
    }

    private boolean tell(String type, Object message, EventLimits.Answer answer) {
        if (answer == EventLimits.Answer.KEEP) {
            pending.add(new RunEvents.Told(sequence++, type, Claims.payload(message)));
            return true;
        }
        if (answer == EventLimits.Answer.DROP_AND_TELL) {
            pending.add(new RunEvents.Told(sequence++, "notice", cut(type)));
        }
        return false;
    }

    private static ObjectNode cut(String type) {
        var notice = JsonNodeFactory.instance.objectNode().put("key", "events-cut");
        notice.putObject("values").put("type", type);
        return notice;
    }
}
