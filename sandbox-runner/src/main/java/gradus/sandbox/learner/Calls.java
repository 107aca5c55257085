package gradus.sandbox.learner;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;

import ai.djl.ndarray.NDManager;
import gradus.lab.Lab;
import gradus.sandbox.gate.Header;
import gradus.sandbox.gate.Value;

/** Carries out calls on compiled code. */
final class Calls {

    private final Code code;
    private final NDManager manager;
    private final LongFunction<Lab> labs;
    private final Handles handles = new Handles();

    /** @param labs makes the lab of a {@code train} with this seed, and seeds the engine */
    Calls(Code code, NDManager manager, LongFunction<Lab> labs) {
        this.code = code;
        this.manager = manager;
        this.labs = labs;
    }

    /** The value, or why there is none. */
    Header answer(Header.Call call) {
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

    /** Forgets every object that is held. */
    void releaseAll() {
        handles.releaseAll();
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
