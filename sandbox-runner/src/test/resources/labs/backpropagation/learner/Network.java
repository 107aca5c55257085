import ai.djl.ndarray.NDArray;

/** One hidden layer of tanh units, squared error; keeps what the forward pass saw for the backward pass. */
class Network {

    private final NDArray hidden;
    private final NDArray output;
    private final double rate;
    private NDArray input;
    private NDArray activation;

    Network(int[] sizes, NDArray hidden, NDArray output, double rate) {
        if (hidden.getShape().get(0) != sizes[0] || output.getShape().get(1) != sizes[2]) {
            throw new IllegalArgumentException("Sizes and weights differ");
        }
        this.hidden = hidden;
        this.output = output;
        this.rate = rate;
    }

    NDArray forward(NDArray x) {
        input = x;
        activation = x.matMul(hidden).tanh();
        return activation.matMul(output);
    }

    /** @return the loss before the step */
    double backward(NDArray prediction, NDArray target) {
        var error = prediction.sub(target);
        var outputGradient = activation.transpose().matMul(error);
        var back = error.matMul(output.transpose()).mul(activation.square().neg().add(1));
        var hiddenGradient = input.transpose().matMul(back);
        output.subi(outputGradient.mul(rate));
        hidden.subi(hiddenGradient.mul(rate));
        return error.square().sum().toDoubleArray()[0] / 2;
    }

    NDArray weights(String layer) {
        return layer.equals("hidden") ? hidden : output;
    }
}
