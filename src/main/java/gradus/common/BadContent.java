package gradus.common;

/** A file of the curriculum says something that it may not say; the message names the file, the place and what is wrong. */
public final class BadContent extends RuntimeException {

    /**
     * @param origin the file, as its author knows it: {@code curriculum/glossary.yaml}
     * @param what the field or line, and what is wrong with it
     */
    public BadContent(String origin, String what) {
        super(origin + ": " + what);
    }

    public BadContent(String origin, String what, Throwable cause) {
        super(origin + ": " + what, cause);
    }
}
