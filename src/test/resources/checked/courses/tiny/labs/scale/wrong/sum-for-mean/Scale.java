import ai.djl.ndarray.NDArray;

class Scale {
    static NDArray apply(NDArray matrix, float by) {
        return matrix.mul(by);
    }

    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
