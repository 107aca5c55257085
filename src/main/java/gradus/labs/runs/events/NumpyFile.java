package gradus.labs.runs.events;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A tensor as a file that NumPy, PyTorch and others read.
 *
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">The .npy format, version 1</a>
 */
public final class NumpyFile {

    private static final byte[] MAGIC = { (byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0 };
    private static final int ALIGNED_TO = 64;
    private static final Map<String, String> TYPES = Map.of("float32", "<f4", "float64", "<f8", "int32", "<i4",
            "int64", "<i8", "uint8", "|u1", "boolean", "|b1");

    private NumpyFile() {
    }

    public static byte[] of(Artifact artifact) {
        var shape = artifact.shape().stream().map(length -> length + ",").collect(Collectors.joining(" "));
        var header = "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }".formatted(TYPES.get(artifact.dtype()),
                shape);
        int before = MAGIC.length + 2 + header.length() + 1;
        int padding = (ALIGNED_TO - before % ALIGNED_TO) % ALIGNED_TO;
        var padded = (header + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(MAGIC.length + 2 + padded.length + artifact.content().length)
                .order(ByteOrder.LITTLE_ENDIAN).put(MAGIC).putShort((short) padded.length).put(padded)
                .put(artifact.content()).array();
    }
}
