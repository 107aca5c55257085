package gradus.items.kinds;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import gradus.common.Text;

/**
 * Puts entries in order. Of all pairs of entries, the share that stands in the right order, minus the share that does
 * not, never below 0: an order that is as good as a coin's is worth nothing.
 *
 * @param entries in the right order
 * @param feedback for whoever has them in another one
 */
public record Ordering(List<Text> entries, Optional<Text> feedback) implements Task {

    @Override
    public String kind() {
        return "ordering";
    }

    @Override
    public Shown shown(Draw draw) {
        return Shown.options(kind(), order(draw).stream().map(entries::get).toList(), List.of());
    }

    @Override
    public Verdict judge(Draw draw, JsonNode answer) {
        var positions = Answers.list(answer);
        if (positions.size() != entries.size()) {
            throw new InvalidAnswer("not-one-each", Map.of("count", "" + entries.size()));
        }
        if (positions.stream().anyMatch(JsonNode::isNull)) {
            throw new InvalidAnswer("position-missing");
        }
        var given = positions.stream().map(position -> Answers.place(position, entries.size() + 1)).toList();
        if (given.contains(0)) {
            throw new InvalidAnswer("no-such-option");
        }
        if (new HashSet<>(given).size() < given.size()) {
            throw new InvalidAnswer("position-twice");
        }
        var order = order(draw);
        var pairs = entries.size() * (entries.size() - 1) / 2;
        var wrong = 0;
        for (var i = 0; i < given.size(); i++) {
            for (var j = 0; j < i; j++) {
                if (given.get(i) > given.get(j) != order.get(i) > order.get(j)) {
                    wrong++;
                }
            }
        }
        if (wrong == 0) {
            return Verdict.right(List.of());
        }
        return new Verdict(Math.max(0, 1 - 2.0 * wrong / pairs),
                Stream.concat(Stream.<Remark> of(new Remark.Said("order-wrong", Map.of("right", "" + (pairs - wrong),
                        "all", "" + pairs))), feedback.stream().map(Remark.Words::new)).toList(),
                Map.of());
    }

    @Override
    public JsonNode key(Draw draw) {
        return Answers.array(rightPositions(draw));
    }

    private List<Integer> rightPositions(Draw draw) {
        return order(draw).stream().map(entry -> entry + 1).toList();
    }

    @Override
    public Map<String, JsonNode> distractors(Draw draw) {
        var distractors = new LinkedHashMap<String, JsonNode>();
        for (var exchanged : Answers.exchanges(rightPositions(draw))) {
            distractors.put("entries, two of them exchanged " + exchanged, Answers.array(exchanged));
        }
        return distractors;
    }

    @Override
    public JsonNode read(Function<String, List<String>> fields) {
        return Answers.numbers(fields, entries.size());
    }

    @Override
    public List<Text> texts() {
        return Stream.concat(entries.stream(), feedback.stream()).toList();
    }

    @Override
    public List<String> problems(Draw draw) {
        return List.of();
    }

    /** Never shown in the right order: that would be the key. */
    private List<Integer> order(Draw draw) {
        var order = draw.order("entries", entries.size(), true);
        var sorted = order.stream().sorted().toList();
        return order.equals(sorted) ? sorted.reversed() : order;
    }
}
