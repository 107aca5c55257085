package gradus.items;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import gradus.common.Language;
import gradus.common.Text;
import gradus.common.Yaml;
import gradus.items.arithmetic.Undefined;
import gradus.items.kinds.Choice;
import gradus.items.kinds.FillIn;
import gradus.items.kinds.Formula;
import gradus.items.kinds.Matching;
import gradus.items.kinds.Matching.Pair;
import gradus.items.kinds.Mistake;
import gradus.items.kinds.Numeric;
import gradus.items.kinds.Option;
import gradus.items.kinds.Ordering;
import gradus.items.kinds.Phrase;
import gradus.items.kinds.ShortText;
import gradus.items.kinds.Task;
import gradus.items.kinds.Tolerance;
import gradus.items.kinds.Unit;
import gradus.items.kinds.Variable;

/** The part of an item's file that its kind decides. */
final class TaskReader {

    private static final int MOST_OPTIONS = 8;
    private static final int MOST_MISTAKES = 10;
    private static final int MOST_WORDS = 20;

    private final Set<String> names;

    private TaskReader(Set<String> names) {
        this.names = names;
    }

    /** @param names of the parameters */
    static Task read(Yaml yaml, Set<String> names) {
        var reader = new TaskReader(names);
        return switch (yaml.string("kind")) {
            case "single" -> reader.choice(yaml, false, "options");
            case "multiple" -> reader.choice(yaml, true, "options");
            case "numeric" -> reader.numeric(yaml);
            case "formula" -> reader.formula(yaml);
            case "text" -> reader.shortText(yaml);
            case "matching" -> reader.matching(yaml);
            case "ordering" -> reader.ordering(yaml);
            case "fill-in" -> reader.fillIn(yaml);
            default -> throw yaml.error("kind", "must be single, multiple, numeric, formula, text, matching, ordering or"
                    + " fill-in");
        };
    }

    /** The texts of a task that must fit into a label. */
    static List<Text> labels(Task task) {
        return switch (task) {
            case Choice choice -> choice.options().stream().map(Option::text).toList();
            case Matching matching -> matching.texts().stream().filter(text -> matching.pairs().stream()
                    .noneMatch(pair -> pair.feedback().filter(text::equals).isPresent())).toList();
            case Ordering ordering -> ordering.entries();
            case FillIn fillIn -> fillIn.blanks().values().stream().flatMap(blank -> labels(blank).stream()).toList();
            case Numeric numeric -> List.of();
            case Formula formula -> List.of();
            case ShortText shortText -> List.of();
        };
    }

    private Choice choice(Yaml yaml, boolean multiple, String stream) {
        var options = list(yaml, "options", 2, MOST_OPTIONS, entry -> {
            var correct = entry.flag("correct", false);
            var feedback = optionalText(entry, "feedback");
            if (!correct && feedback.isEmpty()) {
                throw entry.error("feedback", "is missing: whoever chooses a wrong option is told why it is wrong");
            }
            return new Option(entry.text("text"), correct, feedback);
        });
        var right = options.stream().filter(Option::correct).count();
        if (right == 0 || right == options.size() || !multiple && right != 1) {
            throw yaml.error("options", multiple ? "must have right ones and wrong ones"
                    : "must have exactly one that is"
                            + " correct");
        }
        return new Choice(multiple, options, yaml.flag("shuffle", true), stream);
    }

    private Numeric numeric(Yaml yaml) {
        var answer = Expressions.field(yaml, "answer", names);
        var units = list(yaml, "units", 0, 12, this::unit);
        if (!units.isEmpty() && units.getFirst().factor().compareTo(BigDecimal.ONE) != 0) {
            throw yaml.error("units", "must begin with the answer's own unit, whose factor is 1");
        }
        var asksUnit = yaml.flag("unit-asked", false);
        if (asksUnit && units.isEmpty()) {
            throw yaml.error("unit-asked", "is true, but there are no units");
        }
        return new Numeric(answer, tolerance(yaml), units, asksUnit, mistakes(yaml, names));
    }

    private Unit unit(Yaml entry) {
        var factor = entry.has("factor") ? Expressions.field(entry, "factor", Set.of()) : null;
        try {
            var value = factor == null ? BigDecimal.ONE : factor.value(Map.of());
            if (value.signum() <= 0) {
                throw entry.error("factor", "must be more than 0");
            }
            return new Unit(entry.text("name"), entry.strings("spellings"), value);
        } catch (Undefined e) {
            throw entry.error("factor", "has no value");
        }
    }

    private static Tolerance tolerance(Yaml yaml) {
        var given = yaml.optional("tolerance");
        if (given.isEmpty()) {
            return Tolerance.EXACT;
        }
        var absolute = amount(given.get(), "absolute");
        var relative = amount(given.get(), "relative");
        given.get().end();
        if (absolute.signum() == 0 && relative.signum() == 0) {
            throw yaml.error("tolerance", "must have absolute or relative; leave it out for an exact answer");
        }
        return new Tolerance(absolute, relative);
    }

    private static BigDecimal amount(Yaml yaml, String field) {
        var amount = yaml.has(field) ? yaml.decimal(field) : BigDecimal.ZERO;
        if (amount.signum() < 0) {
            throw yaml.error(field, "must not be negative");
        }
        return amount;
    }

    private Formula formula(Yaml yaml) {
        var variables = new ArrayList<Variable>();
        var known = new LinkedHashSet<>(names);
        yaml.optional("variables").orElseThrow(() -> yaml.error("variables", "is missing")).all().forEach((name, entry) -> {
            var spellings = entry.strings("spellings");
            for (var spelling : spellings) {
                ItemReader.requireName(entry, spelling, known);
            }
            ItemReader.requireName(yaml, name, known);
            variables.add(new Variable(name, spellings, entry.decimal("from"), entry.decimal("to")));
            if (variables.getLast().from().compareTo(variables.getLast().to()) >= 0) {
                throw entry.error("to", "must be more than from");
            }
            known.add(name);
            entry.end();
        });
        if (variables.isEmpty() || variables.size() > 8) {
            throw yaml.error("variables", "must be 1 to 8");
        }
        return new Formula(Expressions.field(yaml, "answer", known), List.copyOf(variables), mistakes(yaml, known));
    }

    private static List<Mistake> mistakes(Yaml yaml, Set<String> names) {
        return list(yaml, "mistakes", 0, MOST_MISTAKES,
                entry -> new Mistake(Expressions.field(entry, "answer", names), entry.text("feedback")));
    }

    private ShortText shortText(Yaml yaml) {
        var accept = yaml.optional("accept").orElseThrow(() -> yaml.error("accept", "is missing"));
        var accepted = new EnumMap<Language, List<String>>(Language.class);
        for (var language : Language.values()) {
            accepted.put(language, words(accept, language.tag()));
        }
        accept.end();
        var typos = yaml.has("typos") ? yaml.integer("typos", 0, 2) : 0;
        return new ShortText(accepted, typos, list(yaml, "mistakes", 0, MOST_MISTAKES,
                entry -> new Phrase(words(entry, "words"), entry.text("feedback"))));
    }

    private static List<String> words(Yaml yaml, String field) {
        var words = yaml.strings(field);
        if (words.isEmpty() || words.size() > MOST_WORDS || words.stream().anyMatch(String::isBlank)) {
            throw yaml.error(field, "must list 1 to %d answers".formatted(MOST_WORDS));
        }
        return words;
    }

    private Matching matching(Yaml yaml) {
        var pairs = list(yaml, "pairs", 2, MOST_OPTIONS,
                entry -> new Pair(entry.text("left"), entry.text("right"), optionalText(entry, "feedback")));
        var extra = list(yaml, "extra", 0, 4, entry -> entry.text("right"));
        return new Matching(pairs, extra, yaml.flag("shuffle", true));
    }

    private Ordering ordering(Yaml yaml) {
        return new Ordering(list(yaml, "entries", 3, MOST_OPTIONS, entry -> entry.text("text")),
                optionalText(yaml, "feedback"));
    }

    private FillIn fillIn(Yaml yaml) {
        var blanks = new LinkedHashMap<String, Task>();
        yaml.optional("blanks").orElseThrow(() -> yaml.error("blanks", "is missing")).all().forEach((name, entry) -> {
            ItemReader.requireName(yaml, name, names);
            blanks.put(name, switch (entry.string("kind")) {
                case "numeric" -> numeric(entry);
                case "text" -> shortText(entry);
                case "choice" -> plain(entry, choice(entry, false, "blank " + name));
                default -> throw entry.error("kind", "must be numeric, text or choice");
            });
            entry.end();
        });
        if (blanks.isEmpty() || blanks.size() > MOST_OPTIONS) {
            throw yaml.error("blanks", "must be 1 to " + MOST_OPTIONS);
        }
        return new FillIn(blanks);
    }

    /** A list to choose from inside a sentence shows no Markdown. */
    private static Choice plain(Yaml yaml, Choice choice) {
        if (!choice.options().stream().map(Option::text).allMatch(ItemText::isPlain)) {
            throw yaml.error("options", "of a blank must be plain words, without $ * _ ` [ or <");
        }
        return choice;
    }

    private static Optional<Text> optionalText(Yaml yaml, String field) {
        return yaml.has(field) ? Optional.of(yaml.text(field)) : Optional.empty();
    }

    private static <T> List<T> list(Yaml yaml, String field, int least, int most, Function<Yaml, T> reader) {
        var values = new ArrayList<T>();
        for (var entry : yaml.mappings(field)) {
            values.add(reader.apply(entry));
            entry.end();
        }
        if (values.size() < least || values.size() > most) {
            throw yaml.error(field, "must be a list of %d to %d".formatted(least, most));
        }
        return List.copyOf(values);
    }
}
