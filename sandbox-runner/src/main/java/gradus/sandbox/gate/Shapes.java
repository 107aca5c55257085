package gradus.sandbox.gate;

import gradus.grading.Dtype;

/** What a shape says about bytes, computed so that nothing can overflow. */
final class Shapes {

    static final int MOST_DIMENSIONS = 8;

    private Shapes() {
    }

    /**
     * @return 0 to {@link FrameCodec#LONGEST}
     * @throws IllegalArgumentException if the shape is none, or its bytes would not fit into a frame
     */
    static int bytes(Dtype dtype, long[] shape) {
        if (shape.length > MOST_DIMENSIONS) {
            throw new IllegalArgumentException("More than %d dimensions".formatted(MOST_DIMENSIONS));
        }
        var empty = false;
        for (var size : shape) {
            if (size < 0 || size > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("A dimension is not within 0 to 2^31-1");
            }
            empty |= size == 0;
        }
        if (empty) {
            return 0;
        }
        long bytes = dtype.bytes();
        for (var size : shape) {
            bytes *= size; // at most 2^22 times 2^31
            if (bytes > FrameCodec.LONGEST) {
                throw new IllegalArgumentException("More bytes than a frame holds");
            }
        }
        return (int) bytes;
    }
}
