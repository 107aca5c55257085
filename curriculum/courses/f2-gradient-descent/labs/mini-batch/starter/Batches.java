import java.util.Arrays;
import java.util.List;

/** Deals n examples out in batches, in a new random order each epoch. So far it deals all at once. */
public final class Batches {

    private final int[] order;

    /** The seed decides every order of every epoch. What you need in {@link #epoch}, keep in fields. */
    public Batches(int examples, int batchSize, long seed) {
        this.order = new int[examples];
        Arrays.setAll(order, example -> example); // 0, 1, 2, …, n − 1
    }

    /** Each example from 0 to n − 1 in exactly one batch. All have the batch size, only the last may have less. */
    public List<int[]> epoch() {
        // 1. Put the examples in a new random order.
        // 2. Cut the order into batches: Arrays.copyOfRange(order, from, to). Don't lose the last few examples.
        return List.of(order.clone());
    }
}
