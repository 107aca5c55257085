/**
 * Your part: eight short methods. Counts are {@code long}, speeds and times are {@code double}. It runs as it stands; the
 * plan it makes is for a model that needs nothing.
 */
public final class Budget {

    private Budget() {
    }

    /** [3, 4, 2] → the parameters of a dense layer from 3 to 4 numbers and one from 4 to 2. */
    public static long dense(long[] widths) {
        // 1. A layer from m to n numbers has m · n weights. And what else?
        return 0;
    }

    /** The parameters of a language model of the GPT kind: its blocks, two tables, one last rescaling. */
    public static long transformer(long layers, long width, long vocabulary, long context) {
        // 2. 12 d² + 13 d for each block; a row of d numbers for each token and for each place; 2 d.
        return 0;
    }

    /** Operations of a whole training. */
    public static double trainingOperations(double parameters, double tokens) {
        // 3. So many forwards, twice as many backwards.
        return 0;
    }

    /** Bytes that parameters, gradients and Adam take. */
    public static long trainingBytes(long parameters) {
        // 4. Four numbers of 4 bytes for each parameter.
        return 0;
    }

    /** Bytes of one text's KV cache. */
    public static long cacheBytes(long layers, long width, long tokens, long bytesPerNumber) {
        // 5. A key and a value for each token in each block.
        return 0;
    }

    /** The shortest time in which a machine can do that many operations and carry that many bytes. */
    public static double seconds(double operations, double bytes, double peak, double bandwidth) {
        // 6. Both go on at the same time.
        return 0;
    }

    /** How many days accelerators take that reach a share (0 to 1) of their peak. */
    public static double days(double operations, long accelerators, double peak, double utilisation) {
        // 7. A day has 86,400 seconds.
        return 0;
    }

    /** How many accelerators it takes to hold that many bytes. */
    public static long accelerators(long bytes, long memory) {
        // 8. A started one is a whole one.
        return 0;
    }
}
