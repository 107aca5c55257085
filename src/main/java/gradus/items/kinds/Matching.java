package gradus.items.kinds;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import gradus.common.Text;

/**
 * Finds the partner of each left side among the right ones, of which some may belong to nobody. Worth the share of left
 * sides with their own partner.
 *
 * @param extra right sides that belong to nobody
 */
public record Matching(List<Pair> pairs, List<Text> extra, boolean shuffle) implements Task {

    /** @param feedback for whoever gave the left side a wrong partner */
    public record Pair(Text left, Text right, Optional<Text> feedback) {
    }

    @Override
    public String kind() {
        return "matching";
    }

    @Override
    public Shown shown(Draw draw) {
        return Shown.options(kind(), lefts(draw).stream().map(i -> pairs.get(i).left()).toList(),
                rights(draw).stream().map(this::right).toList());
    }

    @Override
    public Verdict judge(Draw draw, JsonNode answer) {
        var lefts = lefts(draw);
        var rights = rights(draw);
        var places = Answers.list(answer);
        if (places.size() != pairs.size()) {
            throw new InvalidAnswer("not-one-each", Map.of("count", "" + pairs.size()));
        }
        if (places.stream().allMatch(JsonNode::isNull)) {
            throw new InvalidAnswer("nothing-chosen");
        }
        var remarks = new ArrayList<Remark>();
        var marks = new LinkedHashMap<String, Boolean>();
        for (var i = 0; i < lefts.size(); i++) {
            var pair = pairs.get(lefts.get(i));
            var chosen = places.get(i).isNull() ? Optional.<Integer> empty()
                    : Optional.of(rights.get(Answers.place(places.get(i), rights.size())));
            // two right sides may read the same; then either will do
            var right = chosen.isPresent() && right(chosen.get()).equals(pair.right());
            marks.put("" + i, right);
            if (!right && chosen.isPresent()) {
                pair.feedback().map(Remark.Words::new).ifPresent(remarks::add);
            }
        }
        var right = marks.values().stream().filter(mark -> mark).count();
        if (places.stream().anyMatch(JsonNode::isNull)) {
            remarks.add(new Remark.Said("some-open"));
        }
        if (right < pairs.size()) {
            remarks.addFirst(new Remark.Said("pairs-right", Map.of("right", "" + right, "all", "" + pairs.size())));
        }
        return new Verdict((double) right / pairs.size(), remarks, marks);
    }

    @Override
    public JsonNode key(Draw draw) {
        return Answers.array(rightPlaces(draw));
    }

    private List<Integer> rightPlaces(Draw draw) {
        var rights = rights(draw);
        return lefts(draw).stream().map(rights::indexOf).toList();
    }

    @Override
    public Map<String, JsonNode> distractors(Draw draw) {
        var distractors = new LinkedHashMap<String, JsonNode>();
        for (var exchanged : Answers.exchanges(rightPlaces(draw))) {
            distractors.put("pairs, two of them exchanged " + exchanged, Answers.array(exchanged));
        }
        return distractors;
    }

    @Override
    public JsonNode read(Function<String, List<String>> fields) {
        return Answers.numbers(fields, pairs.size());
    }

    @Override
    public List<Text> texts() {
        return Stream.concat(pairs.stream().flatMap(
                pair -> Stream.concat(Stream.of(pair.left(), pair.right()), pair.feedback().stream())),
                extra.stream()).toList();
    }

    @Override
    public List<String> problems(Draw draw) {
        return List.of();
    }

    private List<Integer> lefts(Draw draw) {
        return draw.order("left", pairs.size(), shuffle);
    }

    /** The partners are shuffled whatever the author says: in the order of the file they would be the key. */
    private List<Integer> rights(Draw draw) {
        return draw.order("right", pairs.size() + extra.size(), true);
    }

    private Text right(int index) {
        return index < pairs.size() ? pairs.get(index).right() : extra.get(index - pairs.size());
    }
}
