import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.loss.Loss;
import gradus.lab.Lab;
import java.util.Map;
import java.util.Random;

public class Train {

    private static Gpt gpt;

    public static void run(Lab lab) {
        train(lab, Map.of("steps", 200.0, "rate", 0.1));
    }

    static double[] train(Lab lab, Map<String, Double> options) {
        var steps = options.get("steps").intValue();
        var random = new Random(lab.seed());
        gpt = new Gpt(lab.manager());
        var losses = new double[steps];
        var loss = Loss.softmaxCrossEntropyLoss();
        for (int step = 0; step < steps; step++) {
            try (var scratch = lab.manager().newSubManager()) {
                var batch = batch(scratch, random, 32);
                try (var gradients = Engine.getInstance().newGradientCollector()) {
                    gradients.zeroGradients();
                    var logits = gpt.logits(batch.get(0));
                    var value = loss.evaluate(new NDList(batch.get(1).reshape(-1)),
                            new NDList(logits.reshape(-1, Gpt.VOCABULARY)));
                    value.tempAttach(scratch);
                    losses[step] = value.toFloatArray()[0];
                    gradients.backward(value);
                }
                for (var parameter : gpt.parameters) {
                    try (var gradient = parameter.getGradient()) {
                        parameter.subi(gradient.mul(options.get("rate").floatValue()));
                    }
                }
            }
            lab.metric("loss", step, losses[step]);
        }
        return losses;
    }

    static NDArray predict(NDArray ids) {
        return gpt.logits(ids);
    }

    /** Sequences that count up by a stride of 1 to 3, from a random start. */
    private static NDList batch(NDManager manager, Random random, int size) {
        var inputs = new long[size * Gpt.CONTEXT];
        var targets = new long[size * Gpt.CONTEXT];
        for (int row = 0; row < size; row++) {
            var start = random.nextInt(Gpt.VOCABULARY);
            var stride = 1 + random.nextInt(3);
            for (int i = 0; i < Gpt.CONTEXT; i++) {
                inputs[row * Gpt.CONTEXT + i] = (start + (long) i * stride) % Gpt.VOCABULARY;
                targets[row * Gpt.CONTEXT + i] = (start + (i + 1L) * stride) % Gpt.VOCABULARY;
            }
        }
        var shape = new ai.djl.ndarray.types.Shape(size, Gpt.CONTEXT);
        return new NDList(manager.create(inputs, shape), manager.create(targets, shape));
    }
}
