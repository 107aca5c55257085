package gradus.items.kinds;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;

import gradus.common.Text;

/**
 * Several blanks in the stem, each a number, a word or a choice. Worth the mean of what they are worth.
 *
 * @param blanks by name, in the order of the file
 */
public record FillIn(Map<String, Task> blanks) implements Task {

    @Override
    public String kind() {
        return "fill-in";
    }

    @Override
    public Shown shown(Draw draw) {
        var shown = new LinkedHashMap<String, Shown>();
        blanks.forEach((name, blank) -> shown.put(name, blank.shown(draw)));
        return new Shown(kind(), List.of(), List.of(), Optional.empty(), false, List.of(), shown);
    }

    @Override
    public Verdict judge(Draw draw, JsonNode answer) {
        if (!answer.isObject()) {
            throw new InvalidAnswer(answer.isNull() || answer.isMissingNode() ? "nothing-typed" : "not-an-object");
        }
        answer.fieldNames().forEachRemaining(name -> {
            if (!blanks.containsKey(name)) {
                throw new InvalidAnswer("unknown-blank", Map.of("name", NumberReading.shortened(name)));
            }
        });
        var given = new LinkedHashMap<String, JsonNode>();
        blanks.keySet().stream().filter(name -> isFilled(answer.path(name)))
                .forEach(name -> given.put(name, answer.get(name)));
        if (given.isEmpty()) {
            throw new InvalidAnswer("nothing-typed");
        }
        var remarks = new ArrayList<Remark>();
        var marks = new LinkedHashMap<String, Boolean>();
        var share = 0.0;
        for (var blank : blanks.entrySet()) {
            if (!given.containsKey(blank.getKey())) {
                marks.put(blank.getKey(), false);
                continue;
            }
            var verdict = blank.getValue().judge(draw, given.get(blank.getKey()));
            share += verdict.share() / blanks.size();
            marks.put(blank.getKey(), verdict.isRight());
            remarks.addAll(verdict.remarks());
        }
        if (given.size() < blanks.size()) {
            remarks.add(new Remark.Said("some-open"));
        }
        return new Verdict(marks.containsValue(false) ? Math.min(share, 1) : 1, remarks, marks);
    }

    private static boolean isFilled(JsonNode value) {
        return !value.isMissingNode() && !value.isNull() && !(value.isTextual() && value.textValue().isBlank());
    }

    @Override
    public JsonNode key(Draw draw) {
        var key = Answers.JSON.objectNode();
        blanks.forEach((name, blank) -> key.set(name, blank.key(draw)));
        return key;
    }

    /** The key with one blank wrong. */
    @Override
    public Map<String, JsonNode> distractors(Draw draw) {
        var distractors = new LinkedHashMap<String, JsonNode>();
        blanks.forEach((name, blank) -> blank.distractors(draw).forEach((what, wrong) -> distractors.put(
                "blanks." + name + "." + what, with(draw, name, wrong))));
        return distractors;
    }

    private JsonNode with(Draw draw, String name, JsonNode value) {
        var answer = Answers.JSON.objectNode();
        blanks.forEach((other, blank) -> answer.set(other, other.equals(name) ? value : blank.key(draw)));
        return answer;
    }

    @Override
    public JsonNode read(Function<String, List<String>> fields) {
        var answer = Answers.JSON.objectNode();
        blanks.forEach((name, blank) -> answer.set(name, blank.read(field -> fields.apply("answer-" + name))));
        return answer;
    }

    @Override
    public List<Text> texts() {
        return blanks.values().stream().flatMap(blank -> blank.texts().stream()).toList();
    }

    @Override
    public List<String> problems(Draw draw) {
        var problems = new ArrayList<String>();
        blanks.forEach((name, blank) -> blank.problems(draw).forEach(problem -> problems.add("blank " + name + ": "
                + problem)));
        return problems;
    }
}
