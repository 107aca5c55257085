package gradus.sandbox.grader;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import gradus.grading.Answer;
import gradus.grading.Call;
import gradus.grading.Handle;
import gradus.grading.Rejected;
import gradus.sandbox.gate.Header;
import gradus.sandbox.gate.Value;

/** The calls of one check: their answers, and the handles that live as long as the check. */
final class Asked {

    private final Connection connection;
    private final Duration deadline;
    private final long budget;
    private final List<Answer> answers = new ArrayList<>();
    private final Set<Long> handles = new HashSet<>();
    private long footprint;

    /** @param budget how many bytes all answers together may take in memory */
    Asked(Connection connection, Duration deadline, long budget) {
        this.connection = connection;
        this.deadline = deadline;
        this.budget = budget;
    }

    List<Answer> answers() {
        return List.copyOf(answers);
    }

    /**
     * Makes a call and keeps its answer.
     *
     * @throws Rejected if there is no answer, unless the call may fail and the process is still of use
     * @throws IllegalArgumentException if the call is not one, which is the grader's fault
     */
    Answer ask(Call call, boolean keep) {
        var answer = answer(call);
        if (keep) {
            answers.add(answer);
        }
        return answer;
    }

    /** The check is over: its objects are forgotten. */
    void releaseAll() {
        handles.forEach(connection::release);
        handles.clear();
    }

    private Answer answer(Call call) {
        try {
            var header = Conversion.header(call.operation(), this::number);
            if (header instanceof Header.Release(var handle)) {
                handles.remove(handle);
            }
            return switch (connection.call(header, deadline)) {
                case Header.Answer answer -> taken(answer.value());
                case Header.Refusal refusal -> throw Refusals.rejected(refusal);
                case Header.Call _ -> throw new IllegalStateException("A call is no answer");
            };
        } catch (Rejected rejected) {
            if (!call.failing() || connection.lost() != null) {
                throw rejected;
            }
            return Answer.failed(rejected);
        }
    }

    private Answer taken(Value value) {
        Conversion.handles(value, handles::add);
        var bytes = Conversion.footprint(value);
        footprint += bytes;
        if (footprint > budget) {
            throw new Rejected("too-large", Map.of("bytes", Long.toString(bytes)));
        }
        return Answer.of(Conversion.fromWire(value));
    }

    private Long number(Handle handle) {
        var number = switch (handle) {
            case Handle.Known known -> known.id();
            case Handle.OfCall earlier -> earlier(earlier.call());
        };
        if (!handles.contains(number)) {
            throw new IllegalArgumentException("The handle %d was not answered in this check".formatted(number));
        }
        return number;
    }

    private long earlier(int call) {
        if (call >= answers.size()) {
            throw new IllegalArgumentException("Call %d has no answer yet".formatted(call));
        }
        if (answers.get(call).handle() instanceof Handle.Known known) {
            return known.id();
        }
        throw new IllegalStateException("An answered handle is known");
    }
}
