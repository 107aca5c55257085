package gradus.sandbox.grader;

/** The exit codes of the grader process; see {@code protocol/README.md}. */
enum Exit {

    DONE(0),
    NO_GRADER(30),
    THREW(31);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
