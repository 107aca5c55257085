package gradus.sandbox.grader;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import gradus.grading.Answer;
import gradus.grading.BatchCheck;
import gradus.grading.Call;
import gradus.grading.Check;
import gradus.grading.Draw;
import gradus.grading.Rejected;
import gradus.grading.Verdict;
import gradus.sandbox.gate.Header;
import gradus.sandbox.gate.Value;
import gradus.sandbox.wire.GraderJob;

/** Judges the answers that were given to drawn calls, as {@link GradedRun} judges those that it asks for itself. */
final class RecordedRun {

    private static final String LATE = "late";

    private final GraderJob job;
    private final Map<String, Check> checks;
    private final DrawnChecks drawn;
    private final Draw draw;
    private final RecordedAnswers answers;
    private final boolean stopped;
    private final Report report;

    /** @param stopped whether the process that answered was ended from outside, with the run */
    RecordedRun(GraderJob job, Map<String, Check> checks, DrawnChecks drawn, Draw draw, RecordedAnswers answers,
            boolean stopped, Report report) {
        this.job = job;
        this.checks = checks;
        this.drawn = drawn;
        this.draw = draw;
        this.answers = answers;
        this.stopped = stopped;
        this.report = report;
    }

    /** The process was of no more use from this call on. */
    private static final class Lost extends Exception {

        private final transient Optional<Rejected> why;

        /** @param why empty if its end was the end of the run */
        Lost(Optional<Rejected> why) {
            this.why = why;
        }
    }

    /** @throws GraderFailure if a check threw anything but {@link Rejected} */
    void run() throws GraderFailure {
        long first = 1;
        for (int i = 0; i < job.checks().size(); i++) {
            var check = job.checks().get(i);
            var start = System.nanoTime();
            try {
                report.check(check, judge(check, first), (System.nanoTime() - start) / 1_000_000);
            } catch (Lost lost) {
                lost.why.ifPresent(why -> report.check(check, failed(why), 0));
                var rest = job.checks().subList(i + 1, job.checks().size());
                lost.why.ifPresent(_ -> rest.forEach(one -> report.notReached(one, check.id())));
                break;
            }
            first += drawn.calls().get(check.id()).size();
        }
        report.done();
    }

    private Verdict judge(GraderJob.Check check, long first) throws GraderFailure, Lost {
        var answered = new ArrayList<Answer>();
        long footprint = 0;
        try {
            for (var call : drawn.calls().get(check.id())) {
                var answer = answers.byCall().get(first + answered.size());
                if (answer instanceof Header.Answer(var value)) {
                    footprint += Conversion.footprint(value);
                    if (footprint > GradedRun.BATCH_BUDGET_BYTES) {
                        throw new Rejected("too-large", Map.of("bytes", Long.toString(Conversion.footprint(value))));
                    }
                    answered.add(Answer.of(read(value)));
                } else {
                    answered.add(refused(call, answer, check));
                }
            }
            return judge((BatchCheck) checks.get(check.id()), answered);
        } catch (Rejected rejected) {
            return failed(rejected);
        }
    }

    private Answer refused(Call call, Header answer, GraderJob.Check check) throws Lost {
        if (answer instanceof Header.Refusal refusal && !refusal.key().equals(LATE)) {
            var rejected = Refusals.rejected(refusal);
            if (!call.failing()) {
                throw rejected;
            }
            return Answer.failed(rejected);
        }
        if (answer == null && stopped) {
            throw new Lost(Optional.empty());
        }
        throw new Lost(Optional.of(answer == null
                ? new Rejected(answers.broken() ? "protocol" : "exited", Map.of())
                : new Rejected(LATE, Map.of("seconds", seconds(check.deadlineMillis())))));
    }

    private Verdict judge(BatchCheck check, List<Answer> answered) throws GraderFailure {
        try {
            return Objects.requireNonNull(check.judge(draw, List.copyOf(answered)), "A check returned no verdict");
        } catch (Rejected rejected) {
            throw rejected;
        } catch (Throwable e) {
            throw GraderFailure.threw(e);
        }
    }

    /** @throws Rejected if it holds what no honest process answers */
    private static Object read(Value value) {
        try {
            return Conversion.fromWire(value);
        } catch (IllegalArgumentException e) {
            throw new Rejected("protocol", Map.of());
        }
    }

    private static Verdict failed(Rejected rejected) {
        return new Verdict(0, Optional.of(rejected.feedback()));
    }

    private static String seconds(long millis) {
        return BigDecimal.valueOf(millis, 3).stripTrailingZeros().toPlainString();
    }
}
