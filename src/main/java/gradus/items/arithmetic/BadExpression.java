package gradus.items.arithmetic;

/** A text that is no expression. Authors read the message; learners are told in their language what the reason means. */
public final class BadExpression extends RuntimeException {

    /** Why it cannot be used. */
    public enum Reason {
        /** Nothing stands there. */
        EMPTY,
        /** More characters than {@link Arithmetic#MOST_CHARACTERS}, or brackets deeper than {@link Arithmetic#DEEPEST}. */
        TOO_LONG,
        /** A name stands before a bracket, but is no function: often a multiplication sign is missing. */
        UNKNOWN_FUNCTION,
        /** A number beyond {@link Arithmetic#LARGEST}. */
        TOO_LARGE,
        /** A comparison where a number should be, or the other way round. */
        NOT_A_NUMBER,
        /** Anything else: a sign, bracket or operand too many or too few. */
        SYNTAX
    }

    private final Reason reason;
    private final String part;

    /** @param part of the expression that is meant; may be empty */
    BadExpression(Reason reason, String part, String message) {
        super(message);
        this.reason = reason;
        this.part = part;
    }

    public Reason reason() {
        return reason;
    }

    public String part() {
        return part;
    }
}
