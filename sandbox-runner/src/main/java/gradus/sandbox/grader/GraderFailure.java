package gradus.sandbox.grader;

/** The grader itself is at fault; never the learner. */
final class GraderFailure extends Exception {

    private static final int MOST_CAUSES = 8;

    private final Exit exit;

    private GraderFailure(Exit exit, String message, Throwable cause) {
        super(message, cause);
        this.exit = exit;
    }

    Exit exit() {
        return exit;
    }

    /** It does not compile, its class is missing, or its checks are others than the lab's. */
    static GraderFailure noGrader(String message) {
        return new GraderFailure(Exit.NO_GRADER, message, null);
    }

    /** Its code threw; the message says where. */
    static GraderFailure threw(Throwable thrown) {
        var cause = thrown;
        for (int i = 0; i < MOST_CAUSES && cause.getCause() != null; i++) {
            cause = cause.getCause();
        }
        var message = cause.getMessage() == null ? cause.getClass().getName()
                : cause.getClass().getName() + ": " + cause.getMessage();
        for (var frame : cause.getStackTrace()) {
            if (LoadedGrader.LOADER.equals(frame.getClassLoaderName())) {
                message += " at %s:%d".formatted(frame.getFileName(), frame.getLineNumber());
                break;
            }
        }
        return new GraderFailure(Exit.THREW, message, thrown);
    }
}
