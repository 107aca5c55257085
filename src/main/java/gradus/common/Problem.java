package gradus.common;

import java.util.Map;

/**
 * An expected failure that a person or a program is told about: a page for a browser, an RFC 9457 document for
 * everyone else. The text is looked up in the reader's language by {@link Type#key()}; nothing here is a finished
 * sentence except {@link #getMessage()}, the English detail for logs.
 */
public final class Problem extends RuntimeException {

    /** One kind of problem; implemented by one package-private enum per module. */
    public interface Type {

        /** The HTTP status, 400 to 599. */
        int status();

        /** The enum constant; {@code RUN_NOT_FOUND} becomes the type {@code /problems/run-not-found}. */
        String name();

        /** The last part of the problem's type and the key of its texts: {@code run-not-found}. */
        default String key() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    private final transient Type type;
    private final transient Map<String, String> values;

    public Problem(Type type, String detail) {
        this(type, detail, Map.of());
    }

    /** @param values what the texts of this problem name: a limit, a file, a lab; keys are plain words */
    public Problem(Type type, String detail, Map<String, String> values) {
        super(detail, null, false, false); // an expected failure: the stack says nothing that the type does not
        this.type = type;
        this.values = Map.copyOf(values);
    }

    public Type type() {
        return type;
    }

    public Map<String, String> values() {
        return values;
    }
}
