import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import gradus.lab.Lab;
import java.util.List;
import java.util.Random;

/** What Run starts: checks one of your slopes, then trains a 3-4-2 network with them. To be read, not changed. */
public final class Train {

    private static final int STEPS = 400;
    private static final double RATE = 0.5;

    private Train() {
    }

    public static void run(Lab lab) {
        Data data = Data.draw(lab);
        NDArray x = data.readings();
        NDArray y = data.outcomes();
        Random random = new Random(lab.seed());
        NDManager manager = lab.manager();
        NDArray w1 = weights(manager, random, 3, 4);
        NDArray b1 = manager.zeros(new Shape(4), DataType.FLOAT64);
        NDArray w2 = weights(manager, random, 4, 2);
        NDArray b2 = manager.zeros(new Shape(2), DataType.FLOAT64);
        List<NDArray> parameters = List.of(w1, b1, w2, b2);

        lab.log("W1[0, 0]: " + Network.gradients(x, y, w1, b1, w2, b2).getFirst().getDouble(0, 0)
                + " by backpropagation, " + Network.difference(x, y, w1, b1, w2, b2, 0, 0) + " by differences");
        for (int step = 0; step <= STEPS; step++) {
            try (NDScope _ = new NDScope()) { // closes what a step creates
                if (step % 20 == 0) {
                    lab.metric("loss", step, Network.loss(Network.scores(x, w1, b1, w2, b2), y));
                    lab.progress(step, STEPS);
                }
                List<NDArray> gradients = Network.gradients(x, y, w1, b1, w2, b2);
                for (int i = 0; i < parameters.size(); i++) {
                    parameters.get(i).subi(gradients.get(i).mul(RATE));
                }
            }
        }
        NDArray said = Network.scores(x, w1, b1, w2, b2).argMax(1);
        long right = said.eq(y.argMax(1)).toType(DataType.INT64, false).sum().getLong();
        lab.log(right + " of " + x.size(0) + " batches are told right");
    }

    /** Small random numbers: neurons that start alike would stay alike. */
    private static NDArray weights(NDManager manager, Random random, int rows, int columns) {
        double[] values = random.doubles((long) rows * columns, -1, 1).toArray();
        return manager.create(values, new Shape(rows, columns));
    }
}
