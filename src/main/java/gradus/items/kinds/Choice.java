package gradus.items.kinds;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import gradus.common.Text;

/**
 * One option is right, or several are. Of several: the share of the right ones that was chosen, minus the share of the
 * wrong ones that was, never below 0. So choosing all is worth as much as choosing none.
 *
 * @param stream of the dice that shuffle the options
 */
public record Choice(boolean multiple, List<Option> options, boolean shuffle, String stream) implements Task {

    @Override
    public String kind() {
        return multiple ? "multiple" : "single";
    }

    @Override
    public Shown shown(Draw draw) {
        return Shown.options(kind(), order(draw).stream().map(i -> options.get(i).text()).toList(), List.of());
    }

    @Override
    public Verdict judge(Draw draw, JsonNode answer) {
        var order = order(draw);
        var places = places(answer);
        var remarks = new ArrayList<Remark>();
        var marks = new LinkedHashMap<String, Boolean>();
        for (var place : places) {
            var option = options.get(order.get(place));
            option.feedback().map(Remark.Words::new).ifPresent(remarks::add);
            marks.put("" + place, option.correct());
        }
        var right = count(options.stream(), true);
        var wrong = options.size() - right;
        var rightChosen = count(places.stream().map(place -> options.get(order.get(place))), true);
        var wrongChosen = places.size() - rightChosen;
        var share = Math.max(0, (double) rightChosen / right - (wrong == 0 ? 0 : (double) wrongChosen / wrong));
        if (multiple && share < 1) {
            remarks.add(new Remark.Said(wrongChosen == 0 ? "some-missing" : "not-all-right"));
        }
        return new Verdict(share, remarks, marks);
    }

    private List<Integer> places(JsonNode answer) {
        if (!multiple) {
            return List.of(Answers.place(answer, options.size()));
        }
        var places = Answers.list(answer).stream().map(place -> Answers.place(place, options.size())).toList();
        if (places.isEmpty()) {
            throw new InvalidAnswer("nothing-chosen");
        }
        if (new HashSet<>(places).size() < places.size()) {
            throw new InvalidAnswer("chosen-twice");
        }
        return places;
    }

    @Override
    public JsonNode key(Draw draw) {
        var order = order(draw);
        var places = IntStream.range(0, order.size()).filter(place -> options.get(order.get(place)).correct()).boxed()
                .toList();
        return multiple ? Answers.array(places) : Answers.JSON.numberNode(places.getFirst());
    }

    @Override
    public Map<String, JsonNode> distractors(Draw draw) {
        var order = order(draw);
        var distractors = new LinkedHashMap<String, JsonNode>();
        for (var place = 0; place < order.size(); place++) {
            var option = options.get(order.get(place));
            var name = "options[" + order.get(place) + "]";
            if (multiple) { // the key with this one option the other way round
                var places = new ArrayList<Integer>();
                key(draw).forEach(right -> places.add(right.intValue()));
                if (!places.remove((Integer) place)) {
                    places.add(place);
                }
                if (!places.isEmpty()) {
                    distractors.put(name, Answers.array(places));
                }
            } else if (!option.correct()) {
                distractors.put(name, Answers.JSON.numberNode(place));
            }
        }
        return distractors;
    }

    @Override
    public JsonNode read(Function<String, List<String>> fields) {
        var values = fields.apply("answer");
        if (!multiple) {
            return Answers.number(values);
        }
        return Answers.JSON.arrayNode().addAll(values.stream().map(value -> Answers.number(List.of(value))).toList());
    }

    @Override
    public List<Text> texts() {
        return options.stream().flatMap(option -> Stream.concat(Stream.of(option.text()), option.feedback().stream()))
                .toList();
    }

    @Override
    public List<String> problems(Draw draw) {
        return List.of();
    }

    private List<Integer> order(Draw draw) {
        return draw.order(stream, options.size(), shuffle);
    }

    private static int count(Stream<Option> options, boolean correct) {
        return (int) options.filter(option -> option.correct() == correct).count();
    }
}
