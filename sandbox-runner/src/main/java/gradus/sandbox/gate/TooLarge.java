package gradus.sandbox.gate;

import java.io.IOException;

/** What should have been sent does not fit into a frame; nothing of it was sent. */
public final class TooLarge extends IOException {

    private final long bytes;

    TooLarge(long bytes) {
        super("%d bytes do not fit into a frame".formatted(bytes));
        this.bytes = bytes;
    }

    public long bytes() {
        return bytes;
    }
}
