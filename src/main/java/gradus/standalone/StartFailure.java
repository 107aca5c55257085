package gradus.standalone;

/** Why the start cannot go on, in words for the person at the terminal: what happened and what to do now. */
public final class StartFailure extends RuntimeException {

    StartFailure(String message) {
        super(message);
    }

    StartFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
