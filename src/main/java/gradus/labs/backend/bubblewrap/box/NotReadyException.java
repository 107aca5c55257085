package gradus.labs.backend.bubblewrap.box;

/** Why no sandbox can be started here: one line for an operator, with what to do about it. */
public final class NotReadyException extends Exception {

    private static final long serialVersionUID = 1L;

    public NotReadyException(String finding) {
        super(finding);
    }

    public NotReadyException(String finding, Throwable cause) {
        super(finding + ": " + cause, cause);
    }
}
