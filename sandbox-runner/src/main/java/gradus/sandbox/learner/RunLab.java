package gradus.sandbox.learner;

import java.util.Arrays;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.listener.TrainingListener;
import gradus.lab.Lab;
import gradus.sandbox.DataFolder;

/** The lab as the harness gives it to the learner's code. */
final class RunLab implements Lab {

    private final Output output;
    private final NDManager manager;
    private final long seed;

    /** @param manager of the whole process */
    RunLab(Output output, NDManager manager, long seed) {
        this.output = output;
        this.manager = manager;
        this.seed = seed;
    }

    @Override
    public Device device() {
        return manager.getDevice();
    }

    @Override
    public long seed() {
        return seed;
    }

    @Override
    public NDManager manager() {
        return manager;
    }

    @Override
    public byte[] data(String name) {
        return DataFolder.read(name);
    }

    @Override
    public void metric(String name, long step, double value) {
        output.curves().metric(name, step, value);
    }

    @Override
    public void progress(long done, long total) {
        output.curves().progress(done, total);
    }

    @Override
    public void log(String text) {
        for (var line : String.valueOf(text).split("\\R", -1)) {
            output.claims().log("lab", line.length() <= 8192 ? line : line.substring(0, 8191) + "…");
        }
    }

    @Override
    public void save(String name, NDArray tensor) {
        Curves.requireName(name);
        var dtype = Tensors.dtype(tensor).orElseThrow(() -> new IllegalArgumentException(
                "A tensor of type %s can't be saved".formatted(tensor.getDataType())));
        if (tensor.getShape().dimension() > 8) {
            throw new IllegalArgumentException("A tensor of more than 8 dimensions can't be saved");
        }
        var bytes = tensor.size() * dtype.bytes();
        if (bytes > Claims.LARGEST_ARTIFACT) {
            output.claims().artifactTooLarge(name, bytes);
            return;
        }
        var shape = Arrays.stream(tensor.getShape().getShape()).boxed().toList();
        output.claims().artifact(name, dtype.text(), shape, Tensors.bytes(tensor));
    }

    Claims claims() {
        return output.claims();
    }

    @Override
    public TrainingListener listener() {
        return new StreamingListener(this);
    }
}
