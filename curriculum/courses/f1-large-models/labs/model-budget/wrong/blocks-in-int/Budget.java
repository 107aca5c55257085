/**
 * What a model needs, from its sizes: parameters, operations, bytes, seconds. Counts are {@code long}, since an
 * {@code int} ends at two billion.
 */
public final class Budget {

    /** Of one parameter while Adam trains it: itself, its gradient, two means, in 4 bytes each. */
    private static final long BYTES_IN_TRAINING = 16;
    private static final double SECONDS_OF_A_DAY = 86_400;

    private Budget() {
    }

    /** [3, 4, 2] → the parameters of a dense layer from 3 to 4 numbers and one from 4 to 2. */
    public static long dense(long[] widths) {
        long parameters = 0;
        for (int layer = 1; layer < widths.length; layer++) {
            parameters += (widths[layer - 1] + 1) * widths[layer]; // the 1 is the intercept of each output
        }
        return parameters;
    }

    /** The parameters of a language model of the GPT kind: its blocks, two tables, one last rescaling. */
    public static long transformer(long layers, long width, long vocabulary, long context) {
        return blocks((int) layers, (int) width) + (vocabulary + context) * width + 2 * width;
    }

    private static int blocks(int layers, int width) {
        return layers * (12 * width * width + 13 * width);
    }

    /** Operations of a whole training: 2 forwards and 4 backwards, for each parameter and token. */
    public static double trainingOperations(double parameters, double tokens) {
        return 6 * parameters * tokens;
    }

    /** Bytes that parameters, gradients and Adam take. */
    public static long trainingBytes(long parameters) {
        return BYTES_IN_TRAINING * parameters;
    }

    /** Bytes of one text's KV cache: a key and a value for each token in each block. */
    public static long cacheBytes(long layers, long width, long tokens, long bytesPerNumber) {
        return 2 * layers * width * tokens * bytesPerNumber;
    }

    /** The shortest time in which a machine can do that many operations and carry that many bytes. */
    public static double seconds(double operations, double bytes, double peak, double bandwidth) {
        return Math.max(operations / peak, bytes / bandwidth);
    }

    /** How many days accelerators take that reach a share of their peak. */
    public static double days(double operations, long accelerators, double peak, double utilisation) {
        return operations / (accelerators * peak * utilisation) / SECONDS_OF_A_DAY;
    }

    /** How many accelerators it takes to hold that many bytes. */
    public static long accelerators(long bytes, long memory) {
        return (bytes + memory - 1) / memory;
    }
}
