package gradus.items.kinds;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/**
 * Random numbers that anybody can draw again, in any language and for ever: number {@code n} is the first 8 bytes,
 * big-endian, of SHA-256({@code "gradus-item" 0 uuid 0 seed 0 stream 0 n}), all in UTF-8 and decimal. Streams do not
 * disturb each other: a parameter keeps its values when another one is added.
 */
public final class Dice {

    private final String prefix;
    private long drawn;

    public Dice(UUID item, long seed, String stream) {
        this.prefix = "gradus-item\0%s\0%d\0%s\0".formatted(item, seed, stream);
    }

    long next() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return ByteBuffer.wrap(digest.digest((prefix + drawn++).getBytes(StandardCharsets.UTF_8))).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 belongs to every Java", e);
        }
    }

    /** From 0 to {@code bound} - 1: the upper 64 bits of the unsigned product of number and bound. */
    public int below(int bound) {
        return (int) Math.unsignedMultiplyHigh(next(), bound);
    }

    /** At least 0, less than 1, in steps of 2^-53. */
    double fraction() {
        return (next() >>> 11) * 0x1p-53;
    }

    /** 0 to {@code size} - 1, shuffled by Fisher and Yates from the end. */
    List<Integer> order(int size) {
        var order = new ArrayList<Integer>();
        for (var i = 0; i < size; i++) {
            order.add(i);
        }
        for (var i = size - 1; i > 0; i--) {
            Collections.swap(order, i, below(i + 1));
        }
        return List.copyOf(order);
    }
}
