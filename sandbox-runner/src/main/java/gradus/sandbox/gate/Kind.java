package gradus.sandbox.gate;

/** The byte that says what a frame is. */
enum Kind {

    CALL,
    ANSWER,
    ERROR;

    byte code() {
        return (byte) (ordinal() + 1);
    }

    static Kind of(byte code) throws BrokenGate {
        if (code < 1 || code > values().length) {
            throw new BrokenGate("No such kind of frame");
        }
        return values()[code - 1];
    }

    static Kind of(Header header) {
        return switch (header) {
            case Header.Call _ -> CALL;
            case Header.Answer _ -> ANSWER;
            case Header.Refusal _ -> ERROR;
        };
    }
}
