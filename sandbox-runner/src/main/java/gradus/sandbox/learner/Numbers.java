package gradus.sandbox.learner;

/** Numbers of the protocol as Java's types, never silently smaller. */
final class Numbers {

    private Numbers() {
    }

    static int cost(long value, Class<?> type) {
        if (type == long.class || type == Long.class) {
            return 0;
        }
        if (type == int.class || type == Integer.class) {
            return value == (int) value ? 1 : Conversion.NONE;
        }
        if (type == double.class || type == Double.class) {
            return 2;
        }
        if (type == float.class || type == Float.class) {
            return 3;
        }
        if (type == short.class || type == Short.class) {
            return value == (short) value ? 4 : Conversion.NONE;
        }
        if (type == byte.class || type == Byte.class) {
            return value == (byte) value ? 5 : Conversion.NONE;
        }
        return type == Number.class ? 6 : Conversion.NONE;
    }

    /** For a value that is not whole. */
    static int cost(Class<?> type) {
        if (type == double.class || type == Double.class) {
            return 0;
        }
        if (type == float.class || type == Float.class) {
            return 1;
        }
        return type == Number.class ? 6 : Conversion.NONE;
    }

    static Object convert(long value, Class<?> type) {
        if (type == int.class || type == Integer.class) {
            return (int) value;
        }
        if (type == double.class || type == Double.class) {
            return (double) value;
        }
        if (type == float.class || type == Float.class) {
            return (float) value;
        }
        if (type == short.class || type == Short.class) {
            return (short) value;
        }
        if (type == byte.class || type == Byte.class) {
            return (byte) value;
        }
        return value;
    }

    static Object convert(double value, Class<?> type) {
        if (type == float.class || type == Float.class) {
            return (float) value;
        }
        return value;
    }
}
