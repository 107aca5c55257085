package gradus.items.kinds;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import gradus.items.arithmetic.Arithmetic;
import gradus.items.arithmetic.Undefined;

/**
 * An item as one person gets it.
 *
 * @param item its uuid
 * @param values of its parameters
 */
public record Draw(UUID item, long seed, Map<String, BigDecimal> values) {

    Dice dice(String stream) {
        return new Dice(item, seed, stream);
    }

    /** In which order something is shown: place → where it stands in the file. */
    List<Integer> order(String stream, int size, boolean shuffle) {
        return shuffle ? dice(stream).order(size) : IntStream.range(0, size).boxed().toList();
    }

    /** @throws IllegalStateException if the key has no value; {@code ItemCheck} finds such items first */
    BigDecimal value(Arithmetic expression) {
        try {
            return expression.value(values);
        } catch (Undefined e) {
            throw new IllegalStateException("Item %s, seed %d: %s".formatted(item, seed, e.getMessage()), e);
        }
    }
}
