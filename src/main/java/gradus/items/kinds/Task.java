package gradus.items.kinds;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;

import gradus.common.Text;

/**
 * What an item asks for, and how an answer to it is judged. Answers are JSON, by kind:
 *
 * <pre>
 * single                  2                        the option's place as shown, from 0
 * multiple                [0, 2]
 * numeric formula text    "-24 min"                as typed; a numeric one may be a number
 * matching                [1, 0, null]             for each left side as shown, the place of its partner
 * ordering                [3, 1, 2]                for each entry as shown, its position from 1
 * fill-in                 {"slope": "-54", "way": 1}
 * </pre>
 */
public sealed interface Task permits Choice, Numeric, Formula, ShortText, Matching, Ordering, FillIn {

    /** As it stands in the file. */
    String kind();

    Shown shown(Draw draw);

    /** @throws InvalidAnswer if it is none */
    Verdict judge(Draw draw, JsonNode answer);

    /** An answer that earns everything. */
    JsonNode key(Draw draw);

    /** Answers that the author foresaw, each with its name in the file; none of them earns everything. */
    Map<String, JsonNode> distractors(Draw draw);

    /** An answer from a form: every field is called {@code answer}, or starts with {@code answer-}. */
    JsonNode read(Function<String, List<String>> fields);

    /** All that the author wrote in the Markdown dialect. */
    List<Text> texts();

    /** What is wrong with this draw of the task itself, for its author; empty if nothing is. */
    List<String> problems(Draw draw);
}
