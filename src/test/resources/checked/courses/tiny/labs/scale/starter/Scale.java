import ai.djl.ndarray.NDArray;

class Scale {
    static NDArray apply(NDArray matrix, float by) {
        return matrix;
    }

    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return 0;
    }
}
