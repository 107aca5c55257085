package gradus.items.kinds;

import gradus.common.Text;
import gradus.items.arithmetic.Arithmetic;

/** A wrong answer that people arrive at, and what to tell them. */
public record Mistake(Arithmetic answer, Text feedback) {
}
