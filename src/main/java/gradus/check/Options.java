package gradus.check;

import java.util.List;
import java.util.Optional;

/**
 * What the command line asks for.
 *
 * @param name of one course or lab; empty for everything
 * @param soak whether many seeds are tried, and what comes out is written down
 * @param brief whether one seed is enough for a solution; the tests' way to stay short
 */
record Options(Optional<String> name, boolean soak, boolean brief) {

    static Options ofTests() {
        return new Options(Optional.empty(), false, true);
    }

    /** @throws IllegalArgumentException saying what is wrong, for whoever typed it */
    static Options parse(List<String> arguments) {
        var name = Optional.<String> empty();
        var soak = false;
        for (var argument : arguments) {
            if (argument.equals("--soak")) {
                soak = true;
            } else if (argument.startsWith("-") || name.isPresent()) {
                throw new IllegalArgumentException(
                        "Unknown argument: %s. ./gradus help says what there is.".formatted(argument));
            } else {
                name = Optional.of(argument);
            }
        }
        return new Options(name, soak, false);
    }
}
