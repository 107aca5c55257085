package gradus.labs.runs.events;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import gradus.labs.wire.LearnerMessage;

/** Takes the tensors of one run, those that are what they say and fit. */
final class ArtifactShelf {

    static final int MOST = 20;
    static final int MOST_BYTES = 256 * 1024;
    static final int MOST_BYTES_IN_ALL = 1024 * 1024;
    private static final int DEEPEST = 8;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,59}");
    private static final Map<String, Integer> SIZES = Map.of("float32", 4, "float64", 8, "int32", 4, "int64", 8,
            "uint8", 1, "boolean", 1);

    private final Map<String, Artifact> kept = new LinkedHashMap<>();

    /** @return false if it is malformed or does not fit; one of the same name is replaced */
    boolean keep(LearnerMessage.Artifact claim) {
        var artifact = read(claim);
        artifact.filter(this::fits).ifPresent(found -> kept.put(found.name(), found));
        return artifact.isPresent() && kept.get(claim.name()) == artifact.get();
    }

    /** Letters, digits, {@code _.-}, at most 60; nothing that could point elsewhere. */
    static boolean isName(String name) {
        return name != null && NAME.matcher(name).matches();
    }

    List<Artifact> all() {
        return List.copyOf(kept.values());
    }

    private boolean fits(Artifact artifact) {
        int others = kept.values().stream().filter(other -> !other.name().equals(artifact.name()))
                .mapToInt(other -> other.content().length).sum();
        return others + artifact.content().length <= MOST_BYTES_IN_ALL
                && (kept.size() < MOST || kept.containsKey(artifact.name()));
    }

    private static Optional<Artifact> read(LearnerMessage.Artifact claim) {
        var size = claim.dtype() == null ? null : SIZES.get(claim.dtype());
        if (size == null || !isName(claim.name()) || claim.data() == null
                || claim.data().length() > MOST_BYTES * 4 / 3 + 4) {
            return Optional.empty();
        }
        try {
            byte[] content = Base64.getDecoder().decode(claim.data());
            boolean matches = content.length <= MOST_BYTES && content.length == bytes(claim.shape(), size);
            return matches ? Optional.of(new Artifact(claim.name(), claim.dtype(), claim.shape(), content))
                    : Optional.empty();
        } catch (IllegalArgumentException | ArithmeticException e) {
            return Optional.empty(); // no base64, or a size beyond all bounds: no tensor
        }
    }

    /** −1 for a shape that is none. */
    private static long bytes(List<Long> shape, int size) {
        if (shape == null || shape.size() > DEEPEST
                || shape.stream().anyMatch(length -> length == null || length < 0)) {
            return -1;
        }
        return shape.stream().reduce((long) size, Math::multiplyExact);
    }
}
