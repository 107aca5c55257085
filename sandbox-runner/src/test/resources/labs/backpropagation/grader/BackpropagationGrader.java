import gradus.grading.AdaptiveCheck;
import gradus.grading.BatchCheck;
import gradus.grading.Call;
import gradus.grading.Check;
import gradus.grading.Draw;
import gradus.grading.Dtype;
import gradus.grading.Grader;
import gradus.grading.Learner;
import gradus.grading.Tensor;
import gradus.grading.Verdict;
import java.util.List;
import java.util.Map;

class BackpropagationGrader implements Grader {

    private static final int BATCH = 4;

    private Tensor hidden;
    private Tensor output;
    private Tensor x;
    private Tensor y;

    @Override
    public Map<String, Check> checks(Draw draw) {
        var random = draw.random("weights");
        hidden = new Tensor(Dtype.FLOAT64, new long[] {3, 4}, random.doubles(12, -1, 1).toArray());
        output = new Tensor(Dtype.FLOAT64, new long[] {4, 2}, random.doubles(8, -1, 1).toArray());
        x = new Tensor(Dtype.FLOAT64, new long[] {BATCH, 3}, random.doubles(BATCH * 3, -1, 1).toArray());
        y = new Tensor(Dtype.FLOAT64, new long[] {BATCH, 2}, random.doubles(BATCH * 2, -1, 1).toArray());
        var sizes = List.of(3, 4, 2);
        return Map.of(
                "forward", BatchCheck.of(List.of(Call.create("Network", sizes, hidden, output, 0.1),
                        Call.on(0, "forward", x)), answers -> {
                            answers.get(1).tensor(Dtype.FLOAT64, BATCH, 2)
                                    .requireNear(forward(hidden, output), 1e-12, 0);
                            return Verdict.pass();
                        }),
                "gradient", BatchCheck.of(List.of(Call.create("Network", sizes, hidden, output, 1.0),
                        Call.on(0, "forward", x), Call.on(0, "backward", forward(hidden, output), y),
                        Call.on(0, "weights", "hidden")), answers -> {
                            answers.get(2).near(loss(hidden, output), 1e-12);
                            answers.get(3).tensor(Dtype.FLOAT64, 3, 4).requireNear(stepped(), 1e-6, 0);
                            return Verdict.pass();
                        }),
                "learns", (AdaptiveCheck) (_, learner) -> learns(learner, sizes));
    }

    private Verdict learns(Learner learner, List<Integer> sizes) {
        var network = learner.call(Call.create("Network", sizes, hidden, output, 0.05)).handle();
        var first = loss(hidden, output);
        var last = first;
        for (int step = 0; step < 200; step++) {
            var prediction = learner.call(Call.on(network, "forward", x)).tensor(Dtype.FLOAT64, BATCH, 2);
            last = learner.call(Call.on(network, "backward", prediction, y)).number();
            learner.metric("loss", step, last);
            learner.progress(step + 1, 200);
        }
        return last < first / 4 ? Verdict.pass() : Verdict.partial(0.5, "too-slow", Map.of());
    }

    /** One step along the central differences of the loss. */
    private Tensor stepped() {
        var h = 1e-5;
        var stepped = hidden.values().clone();
        for (int i = 0; i < stepped.length; i++) {
            stepped[i] -= (loss(moved(i, h), output) - loss(moved(i, -h), output)) / (2 * h);
        }
        return new Tensor(Dtype.FLOAT64, hidden.shape(), stepped);
    }

    private Tensor moved(int index, double by) {
        var values = hidden.values().clone();
        values[index] += by;
        return new Tensor(Dtype.FLOAT64, hidden.shape(), values);
    }

    private double loss(Tensor first, Tensor second) {
        var prediction = forward(first, second);
        var sum = 0.0;
        for (int i = 0; i < prediction.size(); i++) {
            sum += Math.pow(prediction.at(i) - y.at(i), 2);
        }
        return sum / 2;
    }

    private Tensor forward(Tensor first, Tensor second) {
        var activation = product(x, first);
        for (int i = 0; i < activation.size(); i++) {
            activation.values()[i] = Math.tanh(activation.at(i));
        }
        return product(activation, second);
    }

    private static Tensor product(Tensor a, Tensor b) {
        int rows = (int) a.shape()[0];
        int inner = (int) a.shape()[1];
        int columns = (int) b.shape()[1];
        var values = new double[rows * columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                for (int k = 0; k < inner; k++) {
                    values[row * columns + column] += a.at(row * inner + k) * b.at(k * columns + column);
                }
            }
        }
        return new Tensor(Dtype.FLOAT64, new long[] {rows, columns}, values);
    }
}
