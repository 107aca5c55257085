package gradus.labs.backend;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kind of processor that a run computes on. Each has slots of its own. */
public enum Device {
    CPU,
    GPU;

    /** As in {@code lab.yaml}, in the API and in the database. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Device> ofKey(String key) {
        return Arrays.stream(values()).filter(device -> device.key().equals(key)).findFirst();
    }
}
