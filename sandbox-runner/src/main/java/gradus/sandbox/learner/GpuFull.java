package gradus.sandbox.learner;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What PyTorch says when the memory of a GPU is full, as the values of the notice {@code gpu-full}: {@code wanted} more,
 * {@code total} there is, {@code free} of it; sizes such as {@code 9.00 GiB}.
 */
final class GpuFull {

    private static final String SIZE = "([0-9]+(?:\\.[0-9]+)? (?:bytes|[KMGT]iB))";
    private static final Pattern SAID = Pattern.compile("CUDA out of memory\\. Tried to allocate " + SIZE
            + "\\. GPU [0-9]+ has a total capacity of " + SIZE + " of which " + SIZE + " is free");

    private GpuFull() {
    }

    static Optional<Map<String, String>> in(String headline) {
        var said = SAID.matcher(headline);
        return said.find() ? Optional.of(Map.of("wanted", said.group(1), "total", said.group(2), "free", said.group(3)))
                : Optional.empty();
    }
}
