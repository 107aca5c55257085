package gradus.labs.backend;

/**
 * What a lab computes on.
 *
 * @param cpuFallback whether a run may use a CPU where no runner has a GPU; true for a lab that wants a CPU anyway
 */
public record Hardware(Device device, boolean cpuFallback) {

    public static final Hardware CPU = new Hardware(Device.CPU, true);

    /** This device, and no other. */
    public static Hardware only(Device device) {
        return new Hardware(device, device == Device.CPU);
    }

    /** What the grader process may use beside the learner's {@link Limits#memoryBytes()}, 1 GiB. */
    public static final long GRADER_MEMORY_BYTES = 1024L * 1024 * 1024;
}
