package gradus.labs.backend.strict;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.Optional;

import gradus.labs.wire.LearnerMessage;

/** Bytes that a sandbox hands over in pieces, up to a limit; what goes beyond is dropped. */
final class Stream {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final int most;

    Stream(int most) {
        this.most = most;
    }

    void take(LearnerMessage.Chunk chunk) {
        bytes(chunk).filter(some -> some.length <= most - bytes.size()).ifPresent(bytes::writeBytes);
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    /** Empty if it is no base64. */
    static Optional<byte[]> bytes(LearnerMessage.Chunk chunk) {
        try {
            return Optional.of(Base64.getDecoder().decode(chunk.data()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
