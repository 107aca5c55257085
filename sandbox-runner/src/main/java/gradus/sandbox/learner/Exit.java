package gradus.sandbox.learner;

/** The exit codes of the learner process; see {@code protocol/README.md}. */
enum Exit {

    COMPLETED(0),
    COMPILE_ERROR(20),
    EXCEPTION(21),
    SANDBOX(22),
    MEMORY(23),
    EXITED(24);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
