import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Deals n examples out in batches, in a new random order each epoch. */
public final class Batches {

    private final int[] order;
    private final int batchSize;
    private final long seed;

    public Batches(int examples, int batchSize, long seed) {
        this.order = new int[examples];
        this.batchSize = batchSize;
        this.seed = seed;
    }

    /** Each example from 0 to n − 1 in exactly one batch. All have the batch size, only the last may have less. */
    public List<int[]> epoch() {
        Arrays.setAll(order, example -> example);
        shuffle(new Random(seed));
        List<int[]> batches = new ArrayList<>();
        for (int start = 0; start < order.length; start += batchSize) {
            batches.add(Arrays.copyOfRange(order, start, Math.min(start + batchSize, order.length)));
        }
        return batches;
    }

    /** Fisher and Yates: for each place from the back, one of those that are still to be placed, itself included. */
    private void shuffle(Random random) {
        for (int place = order.length - 1; place > 0; place--) {
            int chosen = random.nextInt(place + 1);
            int example = order[chosen];
            order[chosen] = order[place];
            order[place] = example;
        }
    }
}
