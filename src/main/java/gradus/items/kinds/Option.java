package gradus.items.kinds;

import java.util.Optional;

import gradus.common.Text;

/**
 * Something to choose.
 *
 * @param feedback for whoever chose it; every wrong one has one
 */
public record Option(Text text, boolean correct, Optional<Text> feedback) {
}
