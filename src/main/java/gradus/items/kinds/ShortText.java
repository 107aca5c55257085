package gradus.items.kinds;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;

import gradus.common.Language;
import gradus.common.Text;

/**
 * A word or a few. Case, width, spaces and hyphens do not count, nor does the language: whoever learns in Chinese may
 * answer with the English term.
 *
 * @param accepted per language, the one to teach first
 * @param typos how many letters may be wrong, missing or exchanged in an answer of 5 characters or more: 0 to 2
 */
public record ShortText(Map<Language, List<String>> accepted, int typos, List<Phrase> mistakes) implements Task {

    private static final int SHORTEST_WITH_TYPOS = 5;

    @Override
    public String kind() {
        return "text";
    }

    @Override
    public Shown shown(Draw draw) {
        return Shown.plain(kind());
    }

    @Override
    public Verdict judge(Draw draw, JsonNode typed) {
        var given = Normal.words(Answers.typed(typed));
        if (given.isEmpty()) {
            throw new InvalidAnswer("nothing-typed");
        }
        if (all().stream().anyMatch(words -> Normal.words(words).equals(given))) {
            return Verdict.right(List.of());
        }
        for (var mistake : mistakes) {
            if (mistake.words().stream().anyMatch(words -> Normal.words(words).equals(given))) {
                return Verdict.wrong(new Remark.Words(mistake.feedback()));
            }
        }
        return nearest(given)
                .map(words -> Verdict.right(List.of(new Remark.Said("spelling", Map.of("right", words)))))
                .orElseGet(() -> Verdict.wrong(new Remark.Said("wrong-words")));
    }

    private Optional<String> nearest(String given) {
        return all().stream().filter(words -> {
            var normal = Normal.words(words);
            return typos > 0 && normal.length() >= SHORTEST_WITH_TYPOS && Distance.between(normal, given, typos) <= typos;
        }).findFirst();
    }

    private List<String> all() {
        return accepted.values().stream().flatMap(List::stream).toList();
    }

    @Override
    public JsonNode key(Draw draw) {
        return Answers.JSON.textNode(accepted.get(Language.ENGLISH).getFirst());
    }

    @Override
    public Map<String, JsonNode> distractors(Draw draw) {
        var distractors = new LinkedHashMap<String, JsonNode>();
        for (var i = 0; i < mistakes.size(); i++) {
            for (var words : mistakes.get(i).words()) {
                distractors.put("mistakes[%d] \"%s\"".formatted(i, words), Answers.JSON.textNode(words));
            }
        }
        return distractors;
    }

    @Override
    public JsonNode read(Function<String, List<String>> fields) {
        return Answers.field(fields.apply("answer"));
    }

    @Override
    public List<Text> texts() {
        return mistakes.stream().map(Phrase::feedback).toList();
    }

    @Override
    public List<String> problems(Draw draw) {
        return List.of();
    }
}
