package gradus.sandbox.grader;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

import gradus.grading.Dtype;
import gradus.grading.Tensor;
import gradus.sandbox.wire.Comparison;
import gradus.sandbox.wire.Comparison.Argument;
import gradus.sandbox.wire.Comparison.Dimension;

/** The cases of a comparison, drawn: the first with the smallest sizes, the last with the largest. */
final class Cases {

    /** @param constructor empty where a static method is called */
    record Case(List<Object> constructor, List<Object> arguments) {
    }

    private final RandomGenerator random;
    private final Map<String, Integer> sizes = new HashMap<>();

    private Cases(RandomGenerator random) {
        this.random = random;
    }

    static List<Case> draw(Comparison comparison, RandomGenerator random) {
        var cases = new ArrayList<Case>();
        for (int i = 0; i < comparison.cases(); i++) {
            var drawing = new Cases(random);
            drawing.sizes(comparison, i);
            cases.add(new Case(comparison.constructor() == null ? List.of() : drawing.all(comparison.constructor()),
                    drawing.all(comparison.arguments())));
        }
        return cases;
    }

    private void sizes(Comparison comparison, int index) {
        new TreeMap<>(comparison.sizes()).forEach((name, range) -> {
            var drawn = random.nextInt(range.least(), range.most() + 1);
            sizes.put(name, index == comparison.cases() - 1 ? range.most() : index == 0 ? range.least() : drawn);
        });
    }

    private List<Object> all(List<Argument> arguments) {
        return arguments.stream().map(this::draw).toList();
    }

    private Object draw(Argument argument) {
        if (argument.shape() != null) {
            return tensor(argument);
        }
        return switch (argument.type()) {
            case "boolean", "text" -> choice(argument);
            case "long" -> (long) number(argument, true);
            default -> number(argument, false);
        };
    }

    private Tensor tensor(Argument argument) {
        var dtype = Dtype.of(argument.type());
        var shape = argument.shape().stream().mapToLong(this::size).toArray();
        var values = new double[Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact))];
        switch (argument.draw()) {
            case "values" -> Arrays.setAll(values, i -> number(argument.values().get(i)));
            case "one-hot" -> rows(values, shape, Cases::oneHot);
            case "probabilities" -> rows(values, shape, Cases::probabilities);
            default -> Arrays.setAll(values, _ -> number(argument, !dtype.isFloat()));
        }
        return new Tensor(dtype, shape, values);
    }

    private double number(Argument argument, boolean whole) {
        return switch (argument.draw()) {
            case "uniform" -> uniform(argument, whole);
            case "normal" -> random.nextGaussian(number(argument.values().get(0)), number(argument.values().get(1)));
            case "choice" -> number(choice(argument));
            case "size" -> size(argument.size());
            default -> throw new IllegalArgumentException("Nothing is drawn as " + argument.draw());
        };
    }

    private double uniform(Argument argument, boolean whole) {
        var least = number(argument.values().get(0));
        var most = number(argument.values().get(1));
        return whole ? random.nextLong((long) least, (long) most + 1) : random.nextDouble(least, most);
    }

    private Object choice(Argument argument) {
        return argument.values().get(random.nextInt(argument.values().size()));
    }

    private int size(Dimension dimension) {
        return dimension.size() == null ? dimension.plus()
                : dimension.times() * sizes.get(dimension.size()) + dimension.plus();
    }

    private static double number(Object value) {
        return value instanceof Boolean flag ? (flag ? 1 : 0) : ((Number) value).doubleValue();
    }

    private interface Filling {
        void fill(double[] values, int from, int columns, RandomGenerator random);
    }

    private void rows(double[] values, long[] shape, Filling filling) {
        var columns = Math.toIntExact(shape[shape.length - 1]);
        for (int from = 0; from < values.length; from += columns) {
            filling.fill(values, from, columns, random);
        }
    }

    private static void oneHot(double[] values, int from, int columns, RandomGenerator random) {
        values[from + random.nextInt(columns)] = 1;
    }

    /** Uniform over all distributions: exponential numbers, divided by their sum. */
    private static void probabilities(double[] values, int from, int columns, RandomGenerator random) {
        var sum = 0.0;
        for (int i = from; i < from + columns; i++) {
            values[i] = random.nextExponential();
            sum += values[i];
        }
        for (int i = from; i < from + columns; i++) {
            values[i] /= sum;
        }
    }
}
