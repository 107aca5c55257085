package gradus.items.kinds;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Reads the parts of an answer, and refuses kindly what cannot be one. */
final class Answers {

    static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** What anybody could type into one field. */
    static final int MOST_CHARACTERS = 300;

    private static final int MOST_DIGITS = 4;

    private Answers() {
    }

    /** A text, or a number as it was sent. */
    static String typed(JsonNode answer) {
        if (!answer.isTextual() && !answer.isNumber()) {
            throw new InvalidAnswer(answer.isNull() || answer.isMissingNode() ? "nothing-typed" : "not-text");
        }
        var text = answer.asText().strip();
        if (text.isEmpty()) {
            throw new InvalidAnswer("nothing-typed");
        }
        if (text.length() > MOST_CHARACTERS) {
            throw new InvalidAnswer("too-long", Map.of("most", Integer.toString(MOST_CHARACTERS)));
        }
        return text;
    }

    /** A place from 0 to {@code size} - 1. */
    static int place(JsonNode answer, int size) {
        if (answer.isNull() || answer.isMissingNode()) {
            throw new InvalidAnswer("nothing-chosen");
        }
        if (!answer.isInt() || answer.intValue() < 0 || answer.intValue() >= size) {
            throw new InvalidAnswer("no-such-option");
        }
        return answer.intValue();
    }

    static List<JsonNode> list(JsonNode answer) {
        if (answer.isNull() || answer.isMissingNode()) {
            throw new InvalidAnswer("nothing-chosen");
        }
        if (!answer.isArray()) {
            throw new InvalidAnswer("not-a-list");
        }
        return answer.valueStream().toList();
    }

    static JsonNode array(Iterable<Integer> places) {
        var array = JSON.arrayNode();
        places.forEach(array::add);
        return array;
    }

    /** The first value of a form's field; missing if there is none. */
    static JsonNode field(List<String> values) {
        return values.isEmpty() ? JSON.missingNode() : JSON.textNode(values.getFirst());
    }

    /** A form's field that says a number; what it says else stays a text, which no task takes for a number. */
    static JsonNode number(List<String> values) {
        if (values.isEmpty() || values.getFirst().isBlank()) {
            return JSON.nullNode();
        }
        var value = values.getFirst();
        return value.length() <= MOST_DIGITS && value.chars().allMatch(c -> c >= '0' && c <= '9')
                ? JSON.numberNode(Integer.parseInt(value))
                : JSON.textNode(value);
    }

    /** The fields {@code answer-0}, {@code answer-1}, … of a form; null if none says anything. */
    static JsonNode numbers(Function<String, List<String>> fields, int size) {
        var numbers = IntStream.range(0, size).mapToObj(i -> number(fields.apply("answer-" + i))).toList();
        if (numbers.stream().allMatch(JsonNode::isNull)) {
            return JSON.nullNode();
        }
        return JSON.arrayNode().addAll(numbers);
    }

    /** Every list but the right one that differs from it in two places: each pair exchanged. */
    static List<List<Integer>> exchanges(List<Integer> right) {
        var exchanges = new ArrayList<List<Integer>>();
        for (var i = 0; i < right.size(); i++) {
            for (var j = i + 1; j < right.size(); j++) {
                var exchanged = new ArrayList<>(right);
                exchanged.set(i, right.get(j));
                exchanged.set(j, right.get(i));
                exchanges.add(exchanged);
            }
        }
        return exchanges;
    }
}
