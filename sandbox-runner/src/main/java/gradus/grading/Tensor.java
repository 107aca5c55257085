package gradus.grading;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Numbers in a shape, row by row. Every element is held as a double, rounded as its type would hold it; whole numbers
 * beyond 2⁵³ lose digits. The arrays are the tensor's own: look, don't write.
 *
 * @param shape empty for a scalar; at most 8 dimensions
 * @param values as many as the shape says
 */
public record Tensor(Dtype dtype, long[] shape, double[] values) {

    private static final int MOST_DIMENSIONS = 8;

    public Tensor {
        Objects.requireNonNull(dtype);
        shape = shape.clone();
        values = Arrays.stream(values).map(dtype::rounded).toArray();
        if (shape.length > MOST_DIMENSIONS || Arrays.stream(shape).anyMatch(size -> size < 0)
                || Arrays.stream(shape).reduce(1, Math::multiplyExact) != values.length) {
            throw new IllegalArgumentException(
                    "Shape %s does not hold %d values".formatted(Arrays.toString(shape), values.length));
        }
    }

    /** float64, one dimension. */
    public static Tensor of(double... values) {
        return new Tensor(Dtype.FLOAT64, new long[] { values.length }, values);
    }

    /** float32, one dimension. */
    public static Tensor of(float[] values) {
        var wide = IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
        return new Tensor(Dtype.FLOAT32, new long[] { values.length }, wide);
    }

    /** int32, one dimension. */
    public static Tensor of(int[] values) {
        return new Tensor(Dtype.INT32, new long[] { values.length }, Arrays.stream(values).asDoubleStream().toArray());
    }

    /** int64, one dimension. */
    public static Tensor of(long[] values) {
        return new Tensor(Dtype.INT64, new long[] { values.length }, Arrays.stream(values).asDoubleStream().toArray());
    }

    /** float64, two dimensions; all rows are of one length. */
    public static Tensor of(double[][] rows) {
        var columns = rows.length == 0 ? 0 : rows[0].length;
        return new Tensor(Dtype.FLOAT64, new long[] { rows.length, columns },
                Arrays.stream(rows).flatMapToDouble(row -> elements(row, columns)).toArray());
    }

    /** float32, two dimensions; all rows are of one length. */
    public static Tensor of(float[][] rows) {
        return of(Arrays.stream(rows).map(row -> of(row).values()).toArray(double[][]::new)).as(Dtype.FLOAT32);
    }

    /** The same numbers in another type, rounded as that type holds them. */
    public Tensor as(Dtype other) {
        return new Tensor(other, shape, values);
    }

    /** The same numbers in another shape. */
    public Tensor reshape(long... other) {
        return new Tensor(dtype, other, values);
    }

    public int size() {
        return values.length;
    }

    /** @param flat the index in {@link #values} */
    public double at(int flat) {
        return values[flat];
    }

    /** A row of a tensor of two dimensions, as a copy. */
    public double[] row(int index) {
        var columns = Math.toIntExact(shape[1]);
        return Arrays.copyOfRange(values, index * columns, (index + 1) * columns);
    }

    /** @throws Rejected {@code wrong-shape}; −1 stands for any size */
    public Tensor requireShape(long... expected) {
        var fits = shape.length == expected.length
                && IntStream.range(0, shape.length).allMatch(i -> expected[i] == -1 || expected[i] == shape[i]);
        if (!fits) {
            throw Rejected.wrongShape(expected, shape);
        }
        return this;
    }

    /** @throws Rejected {@code not-finite}, at the first NaN or infinity */
    public Tensor requireFinite() {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw Rejected.notFinite(i);
            }
        }
        return this;
    }

    /**
     * Every element within {@code absolute + relative · |expected|}, and the shapes the same.
     *
     * @throws Rejected {@code wrong-shape}, or {@code wrong-value} at the first element that is farther away
     */
    public Tensor requireNear(Tensor expected, double absolute, double relative) {
        requireShape(expected.shape);
        for (int i = 0; i < values.length; i++) {
            var error = Math.abs(values[i] - expected.values[i]);
            if (values[i] != expected.values[i] && !(error <= absolute + relative * Math.abs(expected.values[i]))) {
                throw Rejected.wrongValue(i, error);
            }
        }
        return this;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor(var type, var dimensions, var numbers) && type == dtype
                && Arrays.equals(dimensions, shape) && Arrays.equals(numbers, values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(dtype, Arrays.hashCode(shape), Arrays.hashCode(values));
    }

    @Override
    public String toString() {
        return dtype.text() + Arrays.toString(shape);
    }

    private static DoubleStream elements(double[] row, int columns) {
        if (row.length != columns) {
            throw new IllegalArgumentException("Rows of %d and %d values".formatted(columns, row.length));
        }
        return Arrays.stream(row);
    }
}
