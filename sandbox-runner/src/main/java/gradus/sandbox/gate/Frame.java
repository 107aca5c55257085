package gradus.sandbox.gate;

import java.util.Objects;

/**
 * One message over the gate.
 *
 * @param id of the call, from 1; an answer repeats it
 */
public record Frame(long id, Header header) {

    public Frame {
        Objects.requireNonNull(header);
        if (id < 1) {
            throw new IllegalArgumentException("A call id is at least 1");
        }
    }
}
