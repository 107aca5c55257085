package gradus.sandbox.grader;

import java.util.Map;
import java.util.Optional;

import gradus.grading.Feedback;
import gradus.grading.Verdict;
import gradus.sandbox.Machine;
import gradus.sandbox.wire.GraderJob;
import gradus.sandbox.wire.GraderMessage;
import gradus.sandbox.wire.LineWriter;
import gradus.sandbox.wire.Message;
import gradus.sandbox.wire.Waiting;
import gradus.sandbox.wire.Wire;

/** The lines of the grader's standard output, each flushed as it is written. */
final class Report {

    private final LineWriter out;

    Report(LineWriter out) {
        this.out = out;
    }

    void waiting() {
        out.write(new Waiting());
    }

    void hello() {
        out.write(new GraderMessage.Hello(Wire.PROTOCOL, "grader", Machine.runner(), Machine.java(), null, null,
                Machine.processor()));
    }

    /** Unless they are too large. */
    void compiled(Map<String, Map<String, byte[]>> classes) {
        if (LabCode.fitALine(classes)) {
            out.write(new GraderMessage.Compiled(classes));
        }
    }

    void listening() {
        out.write(new GraderMessage.Listening());
    }

    /** Points are rounded down; only a full verdict is a pass. */
    void check(GraderJob.Check check, Verdict verdict, long millis) {
        var outcome = verdict.fraction() == 1 ? "passed" : verdict.fraction() == 0 ? "failed" : "partial";
        // a fraction such as 0.1 + 0.2 must not cost a point
        var points = (int) Math.floor(check.points() * verdict.fraction() + 1e-9);
        out.write(new GraderMessage.Check(check.id(), outcome, points, message(verdict.feedback()), millis));
    }

    /** @param culprit the check that used up the last restart */
    void notReached(GraderJob.Check check, String culprit) {
        out.write(new GraderMessage.Check(check.id(), "not-reached", 0,
                new Message("not-reached", Map.of("check", culprit)), 0));
    }

    void metric(String name, long step, double value) {
        out.write(new GraderMessage.Metric(name, step, value));
    }

    void progress(long done, long total) {
        out.write(new GraderMessage.Progress(done, total));
    }

    void restart(String check) {
        out.write(new GraderMessage.Restart(check));
    }

    void failed(String message) {
        out.writeLast(new GraderMessage.Failed(message.length() <= 4000 ? message : message.substring(0, 4000)));
    }

    void done() {
        out.writeLast(new GraderMessage.Done());
    }

    private static Message message(Optional<Feedback> feedback) {
        return feedback.map(one -> new Message(one.key(), one.values())).orElse(null);
    }
}
