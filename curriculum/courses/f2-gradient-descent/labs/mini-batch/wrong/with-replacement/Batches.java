import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Deals n examples out in batches, in a new random order each epoch. */
public final class Batches {

    private final int[] order;
    private final int batchSize;
    private final Random random;

    public Batches(int examples, int batchSize, long seed) {
        this.order = new int[examples];
        this.batchSize = batchSize;
        this.random = new Random(seed); // once: its next numbers are the next epoch's
    }

    /** Each example from 0 to n − 1 in exactly one batch. All have the batch size, only the last may have less. */
    public List<int[]> epoch() {
        draw();
        List<int[]> batches = new ArrayList<>();
        for (int start = 0; start < order.length; start += batchSize) {
            batches.add(Arrays.copyOfRange(order, start, Math.min(start + batchSize, order.length)));
        }
        return batches;
    }

    /** For each place any example at all. */
    private void draw() {
        for (int place = 0; place < order.length; place++) {
            order[place] = random.nextInt(order.length);
        }
    }
}
