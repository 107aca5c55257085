package gradus.items;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import gradus.items.arithmetic.Arithmetic;
import gradus.items.arithmetic.Undefined;
import gradus.items.kinds.Dice;

/**
 * The numbers of an item that differ from person to person. The same seed gives the same numbers for ever.
 *
 * @param sources by name, in the order of the file
 * @param constraints all hold, or everything is drawn again
 */
record Parameters(Map<String, Source> sources, List<Arithmetic> constraints) {

    static final int MOST_ATTEMPTS = 200;

    /** Where a number comes from. */
    sealed interface Source {
    }

    /** {@code from}, {@code from + step}, …: {@code count} numbers, each as likely. */
    record Range(BigDecimal from, BigDecimal step, int count) implements Source {
    }

    record OneOf(List<BigDecimal> values) implements Source {
    }

    /** Follows from the parameters before it. */
    record Derived(Arithmetic expression) implements Source {
    }

    boolean vary() {
        return sources.values().stream().anyMatch(source -> !(source instanceof Derived));
    }

    /** @throws IllegalStateException if the constraints cannot be met; {@link ItemCheck} finds such items first */
    Map<String, BigDecimal> draw(UUID item, long seed) {
        var dice = new LinkedHashMap<String, Dice>();
        sources.keySet().forEach(name -> dice.put(name, new Dice(item, seed, "parameter " + name)));
        for (var attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            var values = attempt(dice);
            if (values.isPresent()) {
                return values.get();
            }
        }
        throw new IllegalStateException("Item %s, seed %d: no draw of %d meets the constraints".formatted(item, seed,
                MOST_ATTEMPTS));
    }

    private Optional<Map<String, BigDecimal>> attempt(Map<String, Dice> dice) {
        var values = new LinkedHashMap<String, BigDecimal>();
        try {
            for (var source : sources.entrySet()) {
                values.put(source.getKey(), switch (source.getValue()) {
                    case Range range -> range.from().add(range.step().multiply(BigDecimal.valueOf(
                            dice.get(source.getKey()).below(range.count()))));
                    case OneOf oneOf -> oneOf.values().get(dice.get(source.getKey()).below(oneOf.values().size()));
                    case Derived derived -> derived.expression().value(values);
                });
            }
        } catch (Undefined e) {
            return Optional.empty(); // as if a constraint forbade these numbers
        }
        return constraints.stream().allMatch(constraint -> constraint.holds(values)) ? Optional.of(values)
                : Optional.empty();
    }
}
