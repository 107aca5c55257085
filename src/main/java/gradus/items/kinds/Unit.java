package gradus.items.kinds;

import java.math.BigDecimal;
import java.util.List;

import gradus.common.Text;

/**
 * A unit that an answer may have.
 *
 * @param name as shown
 * @param spellings further ways to write it
 * @param factor how many of the item's first unit one of this is: with minutes first, an hour is 60
 */
public record Unit(Text name, List<String> spellings, BigDecimal factor) {

    boolean isWritten(String text) {
        return Normal.unit(text).equals(Normal.unit(name.english()))
                || Normal.unit(text).equals(Normal.unit(name.chinese()))
                || spellings.stream().anyMatch(spelling -> Normal.unit(spelling).equals(Normal.unit(text)));
    }
}
