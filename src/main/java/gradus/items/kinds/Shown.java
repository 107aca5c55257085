package gradus.items.kinds;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import gradus.common.Text;

/**
 * What a person sees of an item besides its stem; never anything of the key.
 *
 * @param kind as in the file: {@code single}
 * @param options to choose from, left sides to match or entries to order, as shown
 * @param partners right sides to match with, as shown
 * @param unit of a numeric answer that stands beside the field
 * @param asksUnit whether the unit is part of the answer
 * @param names that a formula may use
 * @param blanks of a fill-in, in the order of the file
 */
public record Shown(String kind, List<Text> options, List<Text> partners, Optional<Text> unit, boolean asksUnit,
        List<String> names, Map<String, Shown> blanks) {

    static Shown plain(String kind) {
        return new Shown(kind, List.of(), List.of(), Optional.empty(), false, List.of(), Map.of());
    }

    static Shown options(String kind, List<Text> options, List<Text> partners) {
        return new Shown(kind, options, partners, Optional.empty(), false, List.of(), Map.of());
    }
}
