package gradus.items.arithmetic;

/** An expression has no value here: a division by zero, a root of something negative, a number beyond all bounds. */
public final class Undefined extends Exception {

    private static final long serialVersionUID = 1;

    Undefined(String message) {
        super(message);
    }
}
