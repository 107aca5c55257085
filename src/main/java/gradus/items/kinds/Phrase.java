package gradus.items.kinds;

import java.util.List;

import gradus.common.Text;

/** Wrong words that people write, and what to tell them. */
public record Phrase(List<String> words, Text feedback) {
}
