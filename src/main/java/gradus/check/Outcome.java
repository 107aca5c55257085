package gradus.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import gradus.labs.backend.RunEnd;
import gradus.labs.backend.RunObserver;
import gradus.labs.wire.GraderMessage;
import gradus.labs.wire.LearnerMessage;

/** What a run told, and how it ended. */
final class Outcome implements RunObserver {

    private final Map<String, GraderMessage.Check> report = new LinkedHashMap<>();
    private final Map<String, Double> metrics = new TreeMap<>();
    private final List<LearnerMessage.Check> visible = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();
    private Optional<Map<String, Map<String, byte[]>>> classes = Optional.empty();
    private RunEnd end;

    @Override
    public void started() {
        // nobody waits for it
    }

    @Override
    public synchronized void claimed(LearnerMessage message) {
        switch (message) {
            case LearnerMessage.Diagnostic diagnostic when diagnostic.severity().equals("error") -> errors.add(
                    "%s:%d: %s".formatted(diagnostic.file(), diagnostic.line(), diagnostic.message()));
            case LearnerMessage.Check check -> visible.add(check);
            default -> {
                // shown on the lab's page, and no proof of anything
            }
        }
    }

    @Override
    public synchronized void reported(GraderMessage message) {
        switch (message) {
            case GraderMessage.Check check -> report.put(check.id(), check);
            case GraderMessage.Metric metric -> metrics.put(metric.name(), metric.value());
            case GraderMessage.Failed failed -> errors.add("the grader: " + failed.message());
            default -> {
                // says nothing about the answer
            }
        }
    }

    @Override
    public synchronized void compiled(Map<String, Map<String, byte[]>> told) {
        classes = Optional.of(told);
    }

    /** What the lab's own code was compiled to, if this run compiled it. */
    synchronized Optional<Map<String, Map<String, byte[]>>> classes() {
        return classes;
    }

    @Override
    public void withheld(String line) {
        // what a graded learner process prints is for trainers
    }

    synchronized Outcome ended(RunEnd how) {
        end = how;
        return this;
    }

    Duration wall() {
        return end.usage().wall();
    }

    /** Whether somebody stops the check. */
    boolean cancelled() {
        return end.kind() == RunEnd.Kind.CANCELLED;
    }

    /** Whether the run failed for a reason that is neither the lab's nor its answer's. */
    boolean ofOurs() {
        return end.kind() == RunEnd.Kind.SANDBOX;
    }

    /** Why there is no verdict, or the program did not come to its end; empty if all went well. */
    synchronized String trouble(Trial.Kind kind) {
        var well = kind == Trial.Kind.GRADED ? end.grader() == RunEnd.Grader.DONE
                : end.kind() == RunEnd.Kind.COMPLETED;
        if (well) {
            return "";
        }
        var detail = errors.isEmpty() ? end.detail() : String.join("; ", errors);
        return "ended with %s%s".formatted(end.kind().key(), detail.isBlank() ? "" : ": " + detail);
    }

    synchronized List<GraderMessage.Check> report() {
        return List.copyOf(report.values());
    }

    int points() {
        return report().stream().mapToInt(GraderMessage.Check::points).sum();
    }

    /** Name → last value of the curves that the grader drew. */
    synchronized Map<String, Double> metrics() {
        return Map.copyOf(metrics);
    }

    synchronized List<LearnerMessage.Check> visible() {
        return List.copyOf(visible);
    }
}
