package gradus.sandbox.grader;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import gradus.grading.AdaptiveCheck;
import gradus.grading.Answer;
import gradus.grading.BatchCheck;
import gradus.grading.Call;
import gradus.grading.Check;
import gradus.grading.Draw;
import gradus.grading.Learner;
import gradus.grading.Rejected;
import gradus.grading.Verdict;
import gradus.sandbox.wire.GraderJob;

/** Judges the checks one after the other, each exactly once, and asks for another learner process when one is lost. */
final class GradedRun {

    /** A hostile process could fill the memory with answers that a batch keeps until it is judged. */
    static final long BATCH_BUDGET_BYTES = 96L * 1024 * 1024;

    /** Where learner processes come from: the launcher brings them, one at a time. */
    interface Learners {

        /** Waits for the launcher's word and takes the connection of the process that it speaks of. */
        Connection next() throws IOException, InterruptedException;

        /** Listens again, before the launcher is asked for another process. */
        void listen() throws IOException;
    }

    private final GraderJob job;
    private final Map<String, Check> checks;
    private final Draw draw;
    private final Report report;
    private final Learners learners;
    private Connection connection;
    private int restarts;

    GradedRun(GraderJob job, Map<String, Check> checks, Draw draw, Report report, Learners learners) {
        this.job = job;
        this.checks = checks;
        this.draw = draw;
        this.report = report;
        this.learners = learners;
    }

    /** @throws GraderFailure if a check threw anything but {@link Rejected} */
    void run() throws GraderFailure, IOException, InterruptedException {
        for (int i = 0; i < job.checks().size(); i++) {
            if (connection == null) {
                connection = learners.next();
            }
            var check = job.checks().get(i);
            report(check);
            if (connection.lost() != null && i + 1 < job.checks().size()) {
                connection = null;
                if (restarts == job.maxRestarts()) {
                    job.checks().subList(i + 1, job.checks().size())
                            .forEach(rest -> report.notReached(rest, check.id()));
                    break;
                }
                restarts++;
                learners.listen();
                report.restart(check.id());
            }
        }
        report.done();
        if (connection != null) {
            connection.close();
        }
    }

    private void report(GraderJob.Check check) throws GraderFailure {
        var start = System.nanoTime();
        var curve = new Curve(report);
        var verdict = judge(check, curve);
        curve.finish();
        report.check(check, verdict, (System.nanoTime() - start) / 1_000_000);
    }

    private Verdict judge(GraderJob.Check check, Curve curve) throws GraderFailure {
        var batch = checks.get(check.id()) instanceof BatchCheck;
        var asked = new Asked(connection, Duration.ofMillis(check.deadlineMillis()),
                batch ? BATCH_BUDGET_BYTES : Long.MAX_VALUE);
        try {
            var verdict = switch (checks.get(check.id())) {
                case BatchCheck known -> judge(known, asked);
                case AdaptiveCheck adaptive -> adaptive.judge(draw, new Asking(asked, curve));
            };
            if (connection.lost() == null) {
                asked.releaseAll();
                return Objects.requireNonNull(verdict, "A check returned no verdict");
            }
            // the check went on although its process was lost; what it made of that is nothing
            return failed(connection.lost());
        } catch (Rejected rejected) {
            var reason = connection.lost() == null ? rejected : connection.lost();
            asked.releaseAll();
            return failed(reason);
        } catch (Throwable e) {
            throw GraderFailure.threw(e);
        }
    }

    private Verdict judge(BatchCheck check, Asked asked) {
        for (var call : check.calls(draw)) {
            asked.ask(call, true);
        }
        return check.judge(draw, asked.answers());
    }

    private static Verdict failed(Rejected rejected) {
        return new Verdict(0, Optional.of(rejected.feedback()));
    }

    /** The learner's process, as an adaptive check sees it. */
    private record Asking(Asked asked, Curve curve) implements Learner {

        @Override
        public Answer call(Call call) {
            return asked.ask(call, false);
        }

        @Override
        public void metric(String name, long step, double value) {
            curve.metric(name, step, value);
        }

        @Override
        public void progress(long done, long total) {
            curve.progress(done, total);
        }
    }
}
