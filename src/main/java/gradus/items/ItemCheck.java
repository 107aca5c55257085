package gradus.items;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import gradus.common.Language;
import gradus.common.Text;
import gradus.items.kinds.Draw;
import gradus.items.kinds.InvalidAnswer;
import gradus.items.kinds.Numeric;
import gradus.items.kinds.Shown;
import gradus.items.kinds.Task;
import gradus.items.kinds.Tolerance;

/** Proves an item right for many seeds: its key earns everything, no foreseen wrong answer does, nothing reads alike. */
public final class ItemCheck {

    public static final int SEEDS = 200;

    private static final int MOST_PROBLEMS = 10;
    private static final int MOST_PLACES = 8; // nobody types more decimals than these

    private ItemCheck() {
    }

    /** @return what is wrong with the item, for its author, each with the seed that showed it; empty if nothing is */
    public static List<String> check(Item item) {
        var problems = new LinkedHashSet<String>();
        for (var seed = 0L; seed < SEEDS && problems.size() < MOST_PROBLEMS; seed++) {
            for (var problem : check(item, seed)) {
                problems.add("%s: seed %d: %s".formatted(item, seed, problem));
            }
        }
        return List.copyOf(problems);
    }

    private static List<String> check(Item item, long seed) {
        try {
            var draw = item.draw(seed);
            var problems = new ArrayList<>(item.task().problems(draw));
            scores(item.task(), draw, problems);
            readAlike(item.task().shown(draw), draw, problems);
            if (item.task() instanceof Numeric numeric) {
                typeable(numeric, draw, problems);
            }
            return problems;
        } catch (IllegalStateException e) {
            return List.of(e.getMessage());
        }
    }

    private static void scores(Task task, Draw draw, List<String> problems) {
        try {
            var key = task.judge(draw, task.key(draw));
            if (!key.isRight()) {
                problems.add("the key %s earns only %.2f with %s".formatted(task.key(draw), key.share(), draw.values()));
            }
        } catch (InvalidAnswer e) {
            problems.add("the key %s is no answer: %s".formatted(task.key(draw), e.getMessage()));
        }
        task.distractors(draw).forEach((name, answer) -> {
            try {
                if (task.judge(draw, answer).isRight()) {
                    problems.add("%s earns everything with %s; a constraint can forbid these numbers".formatted(name,
                            draw.values()));
                }
            } catch (InvalidAnswer e) {
                problems.add("%s is no answer: %s".formatted(name, e.getMessage()));
            }
        });
    }

    private static void typeable(Numeric numeric, Draw draw, List<String> problems) {
        var key = new Numeric(numeric.answer(), numeric.tolerance(), numeric.units(), false, List.of()).key(draw);
        if (numeric.tolerance().equals(Tolerance.EXACT)
                && new BigDecimal(key.textValue()).stripTrailingZeros().scale() > MOST_PLACES) {
            problems.add("the key %s has more decimals than anybody types; give a tolerance".formatted(key.textValue()));
        }
    }

    private static void readAlike(Shown shown, Draw draw, List<String> problems) {
        var values = draw.values().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, value -> Figures.of(value.getValue())));
        Stream.of(shown.options(), shown.partners()).forEach(texts -> alike(texts, values).forEach(
                text -> problems.add("two options read \"%s\" with %s".formatted(text, draw.values()))));
        shown.blanks().values().forEach(blank -> readAlike(blank, draw, problems));
    }

    private static Set<String> alike(List<Text> texts, Map<String, String> values) {
        var twice = new LinkedHashSet<String>();
        for (var language : Language.values()) {
            var seen = new HashSet<String>();
            texts.stream().map(text -> ItemText.filled(text.in(language), values)).filter(text -> !seen.add(text))
                    .forEach(twice::add);
        }
        return twice;
    }
}
