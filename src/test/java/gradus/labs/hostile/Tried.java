package gradus.labs.hostile;

import java.util.Optional;

/**
 * What a hostile program says about one attempt. Only a control may be believed when it boasts, and only a sandboxed
 * program when it complains: each then speaks against itself.
 *
 * @param id the case
 * @param outcome {@code got} or {@code refused} of an attack, {@code fine} or {@code broken} of something honest
 */
public record Tried(String id, String what, String outcome, String detail) {

    private static final int WORDS = 4;

    public static Optional<Tried> parse(String line) {
        var words = line.split("\t", WORDS);
        return words.length < WORDS ? Optional.empty()
                : Optional.of(new Tried(words[0], words[1], words[2], words[3]));
    }

    @Override
    public String toString() {
        return "%s: %s".formatted(what, detail);
    }
}
