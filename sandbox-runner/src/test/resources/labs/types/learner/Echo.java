import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.ArrayList;
import java.util.List;

/** Takes and gives everything that crosses the gate; nothing in it is public. */
class Echo {

    private final long[] sizes;

    private Echo(long... sizes) {
        this.sizes = sizes;
    }

    private long[] sizes() {
        return sizes;
    }

    static NDArray array(NDArray value) {
        return value;
    }

    static NDArray turned(NDArray value) {
        return value.transpose();
    }

    static double[] doubles(double[] value) {
        return value;
    }

    static float[][] rows(float[][] value) {
        return value;
    }

    static int[] ints(List<Integer> value) {
        return value.stream().mapToInt(Integer::intValue).toArray();
    }

    static boolean[] flags(boolean[] value) {
        return value;
    }

    static List<Object> all(int one, float two, boolean three, String four, Object five) {
        var list = new ArrayList<Object>(List.of(one, two, three, four));
        list.add(five);
        return list;
    }

    static NDList pair(NDList value) {
        return value;
    }

    static String chosen(double value) {
        return "double";
    }

    static String chosen(int value) {
        return "int";
    }

    static String chosen(String value) {
        return "String";
    }

    static Echo made(long size) {
        return new Echo(size);
    }

    static long sum(Echo echo, Echo other) {
        return echo.sizes[0] + other.sizes[0];
    }

    static void nothing() {
    }

    static double nan() {
        return Double.NaN;
    }

    static double[] infinite() {
        return new double[] {1, 2, Double.POSITIVE_INFINITY};
    }

    static NDArray none() {
        return null;
    }

    static NDArray half(NDArray value) {
        return value.toType(ai.djl.ndarray.types.DataType.FLOAT16, true);
    }

    static double[][] ragged() {
        return new double[][] {{1, 2}, {3}};
    }

    static byte[] large() {
        return new byte[5 * 1024 * 1024];
    }

    static double[] threw() {
        return new double[] {sizesOf(null)};
    }

    private static double sizesOf(Echo echo) {
        return echo.sizes.length;
    }

    static void own() {
        throw new Own();
    }

    static long full() {
        var kept = new ArrayList<long[]>();
        while (true) {
            kept.add(new long[1024 * 1024]);
        }
    }

    /** Everything that describes it is hostile. */
    static class Own extends RuntimeException {

        @Override
        public String getMessage() {
            while (true) {
                Thread.onSpinWait();
            }
        }

        @Override
        public synchronized Throwable getCause() {
            return this;
        }

        @Override
        public String toString() {
            throw new IllegalStateException();
        }
    }
}
