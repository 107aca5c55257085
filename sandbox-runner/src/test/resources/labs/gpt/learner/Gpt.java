import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;

/** A decoder of one block with one head, written with plain arrays and DJL's automatic differentiation. */
class Gpt {

    static final int VOCABULARY = 32;
    static final int CONTEXT = 16;
    static final int WIDTH = 32;

    final List<NDArray> parameters = new ArrayList<>();
    private final NDArray mask;
    private final NDArray tokens;
    private final NDArray positions;
    private final NDArray query;
    private final NDArray key;
    private final NDArray value;
    private final NDArray up;
    private final NDArray down;
    private final NDArray head;

    Gpt(NDManager manager) {
        tokens = parameter(manager, VOCABULARY, WIDTH);
        positions = parameter(manager, CONTEXT, WIDTH);
        query = parameter(manager, WIDTH, WIDTH);
        key = parameter(manager, WIDTH, WIDTH);
        value = parameter(manager, WIDTH, WIDTH);
        up = parameter(manager, WIDTH, 4 * WIDTH);
        down = parameter(manager, 4 * WIDTH, WIDTH);
        head = parameter(manager, WIDTH, VOCABULARY);
        mask = manager.arange(CONTEXT).expandDims(1).lt(manager.arange(CONTEXT).expandDims(0))
                .toType(DataType.FLOAT32, false).mul(-1e9f);
    }

    /** @param ids int64, [batch, CONTEXT]; answers logits [batch, CONTEXT, VOCABULARY] */
    NDArray logits(NDArray ids) {
        var x = tokens.get(ids).add(positions.expandDims(0));
        var scores = x.matMul(query).matMul(x.matMul(key).transpose(0, 2, 1)).div((float) Math.sqrt(WIDTH)).add(mask);
        x = x.add(scores.softmax(2).matMul(x.matMul(value)));
        x = x.add(ai.djl.nn.Activation.relu(new NDList(x.matMul(up))).head().matMul(down));
        return x.matMul(head);
    }

    private NDArray parameter(NDManager manager, long rows, long columns) {
        var created = manager.randomNormal(0, 0.1f, new Shape(rows, columns), DataType.FLOAT32);
        created.setRequiresGradient(true);
        parameters.add(created);
        return created;
    }
}
