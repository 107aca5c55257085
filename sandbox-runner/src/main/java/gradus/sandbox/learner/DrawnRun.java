package gradus.sandbox.learner;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import gradus.sandbox.DataFolder;
import gradus.sandbox.gate.DrawnCalls;
import gradus.sandbox.gate.Frame;
import gradus.sandbox.gate.FrameCodec;
import gradus.sandbox.gate.Header;
import gradus.sandbox.gate.TooLarge;
import gradus.sandbox.gate.Value;
import gradus.sandbox.wire.StrictJob;

/**
 * Answers calls that were drawn before this process started, one after the other, and tells each answer as soon as it is
 * there. Of a check that has failed the rest is not called, and a process that is late ends: what live grading does.
 */
final class DrawnRun {

    /** The stream of bytes that the answers are. */
    static final String ANSWERS = "answers";

    private final Calls calls;
    private final Chunks out;
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1,
            task -> Thread.ofPlatform().daemon().name("deadline").unstarted(task));
    private long told;
    private long toldBytes;

    DrawnRun(Calls calls, Chunks out) {
        this.calls = calls;
        this.out = out;
        clock.setRemoveOnCancelPolicy(true);
    }

    /** @throws IOException if the data folder holds no calls */
    void answerAll() throws IOException {
        long first = 1;
        for (var check : DrawnCalls.read(DataFolder.readParts(StrictJob.CALLS)).checks()) {
            answer(check, first);
            calls.releaseAll();
            first += check.calls().size();
        }
    }

    private void answer(DrawnCalls.Check check, long first) throws IOException {
        var answers = new ArrayList<Header>();
        for (var call : check.calls()) {
            long id = first + answers.size();
            var late = clock.schedule(() -> late(id), check.deadlineMillis(), TimeUnit.MILLISECONDS);
            var answer = answer(call.header(), answers);
            late.cancel(false);
            answer = tell(id, answer);
            answers.add(answer);
            if (answer instanceof Header.Refusal && !call.mayFail()) {
                return;
            }
        }
    }

    private Header answer(Header.Call call, List<Header> earlier) {
        try {
            return calls.answer(known(call, earlier));
        } catch (Refused refused) {
            return new Header.Refusal(refused.key(), refused.values());
        }
    }

    /** @return what was told: that there is no answer, where it is too large */
    private synchronized Header tell(long id, Header answer) throws IOException {
        try {
            var frame = frame(id, answer);
            if (toldBytes + frame.length > StrictJob.MOST_BYTES) {
                return refuse(id, frame.length);
            }
            toldBytes += frame.length;
            put(id, frame);
            return answer;
        } catch (TooLarge e) {
            return refuse(id, e.bytes());
        }
    }

    private Header refuse(long id, long bytes) throws IOException {
        var refused = Refused.tooLarge(bytes);
        var instead = new Header.Refusal(refused.key(), refused.values());
        put(id, frame(id, instead));
        return instead;
    }

    private void put(long id, byte[] frame) {
        told = id;
        out.write(frame, 0, frame.length);
    }

    private static byte[] frame(long id, Header answer) throws IOException {
        var bytes = new ByteArrayOutputStream();
        FrameCodec.write(Channels.newChannel(bytes), new Frame(id, answer));
        return bytes.toByteArray();
    }

    /** Java cannot stop a thread. */
    private synchronized void late(long id) {
        if (told < id) {
            try {
                put(id, frame(id, new Header.Refusal("late", Map.of())));
            } catch (IOException e) {
                e.printStackTrace(); // the call stays without an answer
            }
            Runtime.getRuntime().halt(Exit.COMPLETED.code());
        }
    }

    /** The call with the handles that stand for others. */
    private static Header.Call known(Header.Call call, List<Header> earlier) throws Refused {
        return switch (call) {
            case Header.Create create -> new Header.Create(create.className(), known(create.args(), earlier));
            case Header.Invoke invoke -> new Header.Invoke(
                    invoke.handle() == null ? null : (Long) handle(invoke.handle(), earlier), invoke.className(),
                    invoke.method(), known(invoke.args(), earlier));
            case Header.Release release -> new Header.Release(handle(release.handle(), earlier));
            case Header.Train train -> train;
            case Header.Predict predict -> predict;
        };
    }

    private static List<Value> known(List<Value> values, List<Header> earlier) throws Refused {
        var known = new ArrayList<Value>();
        for (var value : values) {
            known.add(switch (value) {
                case Value.Reference reference -> new Value.Reference(handle(reference.handle(), earlier));
                case Value.Listing list -> new Value.Listing(known(list.elements(), earlier));
                default -> value;
            });
        }
        return known;
    }

    private static long handle(long standing, List<Header> earlier) throws Refused {
        return switch (earlier.get(DrawnCalls.callOf(standing))) {
            case Header.Answer(Value.Reference(var handle)) -> handle;
            case Header.Answer(Value.Null _) -> throw new Refused("nothing", Map.of());
            case Header.Answer(var other) ->
                throw new Refused("wrong-type", Map.of("expected", "handle", "actual", Methods.form(other)));
            case Header.Refusal(var key, var values) -> throw new Refused(key, values);
            case Header.Call _ -> throw new IllegalStateException("A call is no answer");
        };
    }
}
