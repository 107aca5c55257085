package gradus.labs.backend.bubblewrap;

/** Why no sandbox can be started here: one line for an operator, with what to do about it. */
final class NotReadyException extends Exception {

    private static final long serialVersionUID = 1L;

    NotReadyException(String finding) {
        super(finding);
    }

    NotReadyException(String finding, Throwable cause) {
        super(finding + ": " + cause, cause);
    }
}
