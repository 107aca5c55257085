import gradus.lab.Lab;
import java.util.Arrays;

/** What Run starts: logistic regression from where the typing error left it. To be read, not changed. */
public final class Train {

    private static final int STEPS = 400;

    private Train() {
    }

    public static void run(Lab lab) {
        Data data = Data.draw(lab);
        double[] theta = {0, -1500, 0}; // somebody meant 1.5: a night with much snow has the score −3,000
        for (int step = 0; step <= STEPS; step++) {
            double[] scores = scores(data.nights(), theta);
            double loss = Losses.binaryCrossEntropy(scores, data.avalanche());
            if (step % 20 == 0) {
                lab.metric("loss", step, loss);
                lab.progress(step, STEPS);
            }
            if (!Double.isFinite(loss)) {
                lab.log("Step " + step + ": the loss is " + loss + ", and the alarm has gone off.");
                return;
            }
            double rate = 1 + 200 * Math.pow(0.98, step); // far away first, then ever more carefully
            double[] slope = Losses.binarySlope(scores, data.avalanche());
            for (int j = 0; j < theta.length; j++) {
                double along = 0;
                for (int i = 0; i < slope.length; i++) {
                    along += slope[i] * data.nights()[i][j];
                }
                theta[j] -= rate * along;
            }
        }
        lab.log("theta: " + Arrays.toString(theta));
        lab.log("a usual night: an avalanche with a probability of " + Activations.sigmoid(theta[0]));
        lab.log("40 cm more snow: " + Activations.sigmoid(theta[0] + 2 * theta[1]));
    }

    private static double[] scores(double[][] nights, double[] theta) {
        double[] scores = new double[nights.length];
        for (int i = 0; i < nights.length; i++) {
            for (int j = 0; j < theta.length; j++) {
                scores[i] += nights[i][j] * theta[j];
            }
        }
        return scores;
    }
}
