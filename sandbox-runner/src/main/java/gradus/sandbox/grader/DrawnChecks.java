package gradus.sandbox.grader;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import gradus.grading.BatchCheck;
import gradus.grading.Call;
import gradus.grading.Check;
import gradus.grading.Draw;
import gradus.grading.Handle;
import gradus.sandbox.gate.DrawnCalls;
import gradus.sandbox.wire.GraderJob;

/**
 * The calls of all checks of a job, drawn in its order before the first is judged. Each check draws exactly once.
 *
 * @param calls by the check's id
 */
record DrawnChecks(Map<String, List<Call>> calls) {

    /** @throws GraderFailure if a check is adaptive, or throws */
    static DrawnChecks of(GraderJob job, Map<String, Check> checks, Draw draw) throws GraderFailure {
        var calls = new HashMap<String, List<Call>>();
        for (var check : job.checks()) {
            if (!(checks.get(check.id()) instanceof BatchCheck batch)) {
                throw GraderFailure.noGrader(("Check %s is adaptive. A lab with isolation: strict has all its calls drawn"
                        + " first: make it a BatchCheck, or a comparison").formatted(check.id()));
            }
            try {
                calls.put(check.id(), List.copyOf(batch.calls(draw)));
            } catch (Throwable e) {
                throw GraderFailure.threw(e);
            }
        }
        return new DrawnChecks(calls);
    }

    /** @throws GraderFailure if a call is none that can be made, or the calls are too large */
    byte[] bytes(GraderJob job, int most) throws GraderFailure {
        var checks = new ArrayList<DrawnCalls.Check>();
        for (var check : job.checks()) {
            checks.add(new DrawnCalls.Check(check.deadlineMillis(), drawn(check.id())));
        }
        try {
            var bytes = new DrawnCalls(checks).bytes();
            if (bytes.length > most) {
                throw GraderFailure
                        .noGrader("All calls together take %,d bytes. In a lab with isolation: strict they may take %,d"
                                .formatted(bytes.length, most));
            }
            return bytes;
        } catch (IOException e) {
            throw GraderFailure.threw(e);
        }
    }

    private List<DrawnCalls.Call> drawn(String check) throws GraderFailure {
        var drawn = new ArrayList<DrawnCalls.Call>();
        for (var call : calls.get(check)) {
            var before = drawn.size();
            try {
                drawn.add(new DrawnCalls.Call(Conversion.header(call.operation(), handle -> standing(handle, before)),
                        call.failing()));
            } catch (IllegalArgumentException e) {
                throw GraderFailure.noGrader("Check %s, call %d: %s".formatted(check, before, e.getMessage()));
            }
        }
        return drawn;
    }

    private static long standing(Handle handle, int before) {
        if (handle instanceof Handle.OfCall(var call) && call < before) {
            return DrawnCalls.handleOf(call);
        }
        throw new IllegalArgumentException("A handle of a drawn call is that of an earlier call: Handle.ofCall(index)");
    }
}
