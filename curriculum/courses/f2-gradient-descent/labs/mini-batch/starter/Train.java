import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import gradus.lab.Lab;
import java.util.Arrays;
import java.util.List;

/** What Run starts: four walks with your methods over the same flats, side by side. To be read, not changed. */
public final class Train {

    private static final int EPOCHS = 6;
    private static final float RATE = 0.05f;
    /** An epoch's batches are walked in that many pieces, with a point of the curve after each. */
    private static final int PIECES = 20;

    private Train() {
    }

    public static void run(Lab lab) {
        Data data = Data.draw(lab);
        List<Walk> walks = List.of(
                new Walk(lab, data, "loss/B = 1000", Data.FLATS, 0),
                new Walk(lab, data, "loss/B = 32", 32, 0),
                new Walk(lab, data, "loss/B = 1", 1, 0),
                new Walk(lab, data, "loss/B = 1 ↘", 1, 3));
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            for (Walk walk : walks) {
                walk.deal(epoch);
            }
            for (int piece = 1; piece <= PIECES; piece++) {
                for (Walk walk : walks) {
                    walk.goOn((double) piece / PIECES);
                }
                lab.progress(epoch * PIECES + piece, EPOCHS * PIECES);
            }
        }
        walks.forEach(Walk::end);
    }

    /** One way through all epochs. */
    private static final class Walk {

        private final Lab lab;
        private final Data data;
        private final String name;
        private final Batches dealer;
        private final float decay;
        private final NDArray theta;
        private List<int[]> batches;
        private int done; // batches of this epoch
        private float rate;
        private long seen; // flats, in all epochs

        Walk(Lab lab, Data data, String name, int batchSize, float decay) {
            this.lab = lab;
            this.data = data;
            this.name = name;
            this.dealer = new Batches(Data.FLATS, batchSize, lab.seed());
            this.decay = decay;
            this.theta = lab.manager().zeros(new Shape(data.design().size(1)));
            lab.metric(name, 0, loss());
        }

        void deal(int epoch) {
            batches = dealer.epoch();
            done = 0;
            rate = Descent.rate(RATE, decay, epoch);
        }

        /** @param share of the epoch's batches that have been walked afterwards, 0 to 1 */
        void goOn(double share) {
            List<int[]> next = batches.subList(done, (int) (share * batches.size()));
            if (next.isEmpty()) {
                return; // a batch of all flats takes its only step at the end
            }
            // The scope closes every array that a step creates. Without it, so many steps would fill the memory.
            try (NDScope _ = new NDScope()) {
                Descent.walk(data.design(), data.targets(), theta, next, rate).copyTo(theta);
            }
            done += next.size();
            for (int[] rows : next) {
                seen += rows.length;
            }
            lab.metric(name, seen, loss());
        }

        void end() {
            lab.log(name + ": " + loss() + ", theta " + Arrays.toString(theta.toFloatArray()));
            lab.save(name, theta);
        }

        /** Of all flats, whatever a batch had: only so can the walks be compared. */
        private float loss() {
            try (NDScope _ = new NDScope()) {
                return data.design().matMul(theta).sub(data.targets()).square().mean().getFloat();
            }
        }
    }
}
