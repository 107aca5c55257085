package gradus.sandbox.learner;

import java.io.IOException;
import java.nio.channels.ByteChannel;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;

import ai.djl.ndarray.NDManager;
import gradus.lab.Lab;
import gradus.sandbox.gate.BrokenGate;
import gradus.sandbox.gate.Frame;
import gradus.sandbox.gate.FrameCodec;
import gradus.sandbox.gate.Header;
import gradus.sandbox.gate.TooLarge;
import gradus.sandbox.gate.Value;

/** Answers the grader's calls, one after the other, until it closes the gate. */
final class CallRun {

    private final ByteChannel gate;
    private final Code code;
    private final NDManager manager;
    private final LongFunction<Lab> labs;
    private final Handles handles = new Handles();

    /** @param labs makes the lab of a {@code train} with this seed, and seeds the engine */
    CallRun(ByteChannel gate, Code code, NDManager manager, LongFunction<Lab> labs) {
        this.gate = gate;
        this.code = code;
        this.manager = manager;
        this.labs = labs;
    }

    /** @throws BrokenGate if the grader sent something that is no call */
    void answerAll() throws BrokenGate {
        try {
            while (true) {
                var frame = FrameCodec.read(gate);
                if (!(frame.header() instanceof Header.Call call)) {
                    throw new BrokenGate("Not a call");
                }
                send(frame.id(), answer(call));
            }
        } catch (BrokenGate e) {
            throw e;
        } catch (IOException e) {
            // the grader closed the gate: it has what it wanted, or gave up on this process
        }
    }

    private void send(long id, Header answer) throws IOException {
        try {
            FrameCodec.write(gate, new Frame(id, answer));
        } catch (TooLarge e) {
            var refused = Refused.tooLarge(e.bytes());
            FrameCodec.write(gate, new Frame(id, new Header.Refusal(refused.key(), refused.values())));
        }
    }

    private Header answer(Header.Call call) {
        try {
            return new Header.Answer(carryOut(call));
        } catch (Refused refused) {
            return new Header.Refusal(refused.key(), refused.values());
        } catch (Throwable thrown) {
            var described = Thrown.of(thrown);
            return described.heapFull()
                    ? new Header.Refusal("memory", Map.of())
                    : new Header.Refusal("exception", described.values());
        }
    }

    private Value carryOut(Header.Call call) throws Throwable {
        return switch (call) {
            case Header.Create create -> {
                var type = code.require(create.className());
                yield within(manager.newSubManager(), true, (conversion, answers) -> answers
                        .handle(Methods.create(type, create.args(), conversion)));
            }
            case Header.Invoke invoke when invoke.handle() != null -> {
                var held = handles.require(invoke.handle());
                yield within(held.manager(), false, (conversion, answers) -> answers.value(Methods
                        .invoke(held.object().getClass(), held.object(), invoke.method(), invoke.args(), conversion)));
            }
            case Header.Invoke invoke -> {
                var type = code.require(invoke.className());
                yield within(manager.newSubManager(), true, (conversion, answers) -> answers
                        .value(Methods.invoke(type, null, invoke.method(), invoke.args(), conversion)));
            }
            case Header.Release release -> {
                handles.release(release.handle());
                yield Value.NULL;
            }
            case Header.Train train -> {
                var method = code.entry("train", Lab.class, Map.class);
                var lab = labs.apply(train.seed());
                yield within(manager.newSubManager(), true, (_, answers) -> answers
                        .value(Methods.invoke(method, null, lab, new TreeMap<>(train.options()))));
            }
            case Header.Predict predict -> {
                var type = code.entryPoint();
                yield within(manager.newSubManager(), true, (conversion, answers) -> answers.value(
                        Methods.invoke(type, null, "predict", List.of(predict.batch()), conversion)));
            }
        };
    }

    private interface Work {
        Value carryOut(Conversion conversion, Answers answers) throws Throwable;
    }

    /** @param ours whether the manager was made for this call: then it goes with it, unless a handle keeps it */
    private Value within(NDManager scope, boolean ours, Work work) throws Throwable {
        var answers = new Answers(handles, scope);
        try {
            return work.carryOut(new Conversion(handles, scope), answers);
        } finally {
            if (ours && !answers.holds()) {
                scope.close();
            }
        }
    }
}
