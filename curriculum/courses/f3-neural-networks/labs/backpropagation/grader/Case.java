import gradus.grading.Dtype;
import gradus.grading.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A 3-4-2 network and some examples, with no sum of a hidden neuron near the ReLU's corner.
 *
 * @param x          [n, 3]
 * @param y          [n, 2], one-hot
 * @param parameters W₁, b₁, W₂ and b₂
 */
record Case(Tensor x, Tensor y, List<Tensor> parameters) {

    static final int INPUTS = 3;
    static final int HIDDEN = 4;
    static final int OUTPUTS = 2;
    private static final double H = 1e-5;
    /** A change of h moves a sum by at most h · 2; whoever takes h up to 0.01 stays clear of every corner. */
    private static final double CLEAR = 0.02;
    /** So that no slope along W₁ vanishes: each neuron must be open for some examples, and closed for others. */
    private static final int OPEN = 2;

    static Case draw(RandomGenerator random, int examples) {
        while (true) {
            double[] x = random.doubles((long) examples * INPUTS, -2, 2).toArray();
            double[] y = new double[examples * OUTPUTS];
            for (int i = 0; i < examples; i++) {
                y[OUTPUTS * i + random.nextInt(OUTPUTS)] = 1;
            }
            double[] w2 = new double[HIDDEN * OUTPUTS];
            for (int i = 0; i < w2.length; i++) { // the two outputs pull apart, so that the loss bends along W₁
                w2[i] = random.nextDouble(0.5, 1.5) * (i % 2 == 0 ? 1 : -1);
            }
            Case drawn = new Case(tensor(x, examples, INPUTS), tensor(y, examples, OUTPUTS),
                    List.of(tensor(random.doubles(INPUTS * HIDDEN, -1, 1).toArray(), INPUTS, HIDDEN),
                            tensor(random.doubles(HIDDEN, -0.5, 0.5).toArray(), HIDDEN),
                            tensor(w2, HIDDEN, OUTPUTS),
                            tensor(random.doubles(OUTPUTS, -0.5, 0.5).toArray(), OUTPUTS)));
            if (drawn.isClear()) {
                return drawn;
            }
        }
    }

    /** As the learner's methods take them. */
    List<Object> arguments() {
        List<Object> arguments = new ArrayList<>(List.of(x, y));
        arguments.addAll(parameters);
        return arguments;
    }

    /** The slope of the loss along one element of one of the parameters, by central differences. */
    double slope(int parameter, int element) {
        return (loss(parameter, element, H) - loss(parameter, element, -H)) / (2 * H);
    }

    private double loss(int parameter, int element, double by) {
        double[][] all = parameters.stream().map(tensor -> tensor.values().clone()).toArray(double[][]::new);
        all[parameter][element] += by;
        int examples = x.size() / INPUTS;
        double sum = 0;
        for (int i = 0; i < examples; i++) {
            double[] scores = all[3].clone();
            for (int k = 0; k < HIDDEN; k++) {
                double h = Math.max(0, sum(i, k, all[0], all[1]));
                for (int m = 0; m < OUTPUTS; m++) {
                    scores[m] += h * all[2][k * OUTPUTS + m];
                }
            }
            double ahead = scores[1] - scores[0]; // with two classes, −ln p = ln(1 + e^(other − right))
            sum += Math.log1p(Math.exp(y.at(OUTPUTS * i) == 1 ? ahead : -ahead));
        }
        return sum / examples;
    }

    /** What hidden neuron k adds up for example i. */
    private double sum(int i, int k, double[] w1, double[] b1) {
        double z = b1[k];
        for (int j = 0; j < INPUTS; j++) {
            z += x.at(i * INPUTS + j) * w1[j * HIDDEN + k];
        }
        return z;
    }

    private boolean isClear() {
        int examples = x.size() / INPUTS;
        for (int k = 0; k < HIDDEN; k++) {
            int open = 0;
            for (int i = 0; i < examples; i++) {
                double z = sum(i, k, parameters.get(0).values(), parameters.get(1).values());
                if (Math.abs(z) < CLEAR) {
                    return false;
                }
                open += z > 0 ? 1 : 0;
            }
            if (open < OPEN || examples - open < OPEN) {
                return false;
            }
        }
        return true;
    }

    private static Tensor tensor(double[] values, long... shape) {
        return new Tensor(Dtype.FLOAT64, shape, values);
    }
}
