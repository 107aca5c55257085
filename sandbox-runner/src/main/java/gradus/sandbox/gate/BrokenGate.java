package gradus.sandbox.gate;

import java.io.IOException;

/** The other side sent something that the protocol does not know. The connection is of no more use. */
public final class BrokenGate extends IOException {

    public BrokenGate(String message) {
        super(message);
    }

    BrokenGate(String message, Throwable cause) {
        super(message, cause);
    }
}
