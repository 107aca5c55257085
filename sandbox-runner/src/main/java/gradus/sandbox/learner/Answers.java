package gradus.sandbox.learner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import gradus.sandbox.gate.FrameCodec;
import gradus.sandbox.gate.Value;

/** What the learner's code returned, as values of the protocol. */
final class Answers {

    static final int LARGEST = FrameCodec.LONGEST;
    private static final int MOST_ELEMENTS = 4096;
    private static final int DEEPEST = 4;
    private static final int LONGEST_TEXT = 64 * 1024;

    private final Handles handles;
    private final NDManager manager;
    private boolean holds;

    /** @param manager of the call; a handle in the answer keeps it */
    Answers(Handles handles, NDManager manager) {
        this.handles = handles;
        this.manager = manager;
    }

    /** Whether an object of the learner's is now held, and with it the call's manager. */
    boolean holds() {
        return holds;
    }

    Value value(Object answer) throws Refused {
        return value(answer, 0);
    }

    Value handle(Object object) {
        holds = true;
        return new Value.Reference(handles.hold(object, manager));
    }

    private Value value(Object answer, int depth) throws Refused {
        return switch (answer) {
            case null -> Value.NULL;
            case Boolean flag -> new Value.Flag(flag);
            case Byte number -> new Value.Whole(number);
            case Short number -> new Value.Whole(number);
            case Integer number -> new Value.Whole(number);
            case Long number -> new Value.Whole(number);
            case Float number -> new Value.Real(number);
            case Double number -> new Value.Real(number);
            case Character character -> new Value.Text(character.toString());
            case String text -> text(text);
            case NDArray array -> tensor(array);
            case List<?> list -> list(list, depth);
            case Object array when JavaArrays.isTensor(array) -> JavaArrays.tensor(array);
            case Object[] array -> list(Arrays.asList(array), depth);
            default -> handle(answer);
        };
    }

    private static Value text(String text) throws Refused {
        if (text.length() > LONGEST_TEXT) {
            throw Refused.tooLarge(text.length());
        }
        return new Value.Text(text);
    }

    private static Value tensor(NDArray array) throws Refused {
        var dtype = Tensors.dtype(array);
        if (dtype.isEmpty()) {
            throw new Refused("wrong-dtype",
                    Map.of("expected", "float32", "actual", array.getDataType().toString()));
        }
        if (array.getShape().dimension() > 8) {
            throw new Refused("wrong-shape", Map.of("expected", "[*]", "actual", array.getShape().toString()));
        }
        var bytes = array.size() * dtype.get().bytes();
        if (bytes > LARGEST) {
            throw Refused.tooLarge(bytes);
        }
        return new Value.Array(dtype.get(), array.getShape().getShape(), Tensors.bytes(array));
    }

    private Value list(List<?> list, int depth) throws Refused {
        if (depth == DEEPEST) {
            throw new Refused("wrong-type", Map.of("expected", "tensor", "actual", "list"));
        }
        var elements = new ArrayList<Value>();
        for (var element : list) {
            if (elements.size() == MOST_ELEMENTS) {
                throw Refused.tooLarge(list.size());
            }
            elements.add(value(element, depth + 1));
        }
        return new Value.Listing(elements);
    }
}
