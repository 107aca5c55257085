package gradus.items;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import gradus.common.BadContent;
import gradus.common.Text;
import gradus.common.Yaml;
import gradus.items.Parameters.Derived;
import gradus.items.Parameters.OneOf;
import gradus.items.Parameters.Range;
import gradus.items.arithmetic.Arithmetic;
import gradus.items.kinds.FillIn;
import gradus.items.kinds.Task;
import gradus.markup.Markdown;

/** Reads one file of the item bank, strictly: a learner never meets an author's slip. */
final class ItemReader {

    static final int MOST_CHARACTERS = 4000;

    private static final long MOST_BYTES = 64 * 1024;
    private static final int MOST_PARAMETERS = 20;
    private static final int MOST_CONSTRAINTS = 10;
    private static final int MOST_VALUES = 1_000_000;
    private static final int MOST_POINTS = 20;
    private static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}\\p{N}_]{0,19}");

    private final Markdown markdown;
    private final Set<String> competencies;

    /** @param competencies that there are */
    ItemReader(Markdown markdown, Set<String> competencies) {
        this.markdown = markdown;
        this.competencies = competencies;
    }

    /** @throws BadContent naming file and field of the first mistake */
    Item read(Path file) {
        var origin = file.toString();
        var competency = file.getParent().getFileName().toString();
        if (!competencies.contains(competency)) {
            throw new BadContent(origin, "lies in the folder of the competency %s, which competencies.yaml does not have"
                    .formatted(competency));
        }
        var id = file.getFileName().toString().replaceFirst("\\.yaml$", "");
        if (!Yaml.ID.matcher(id).matches()) {
            throw new BadContent(origin, "must be named after its id: small letters, digits and single hyphens, .yaml");
        }
        var content = content(file);
        var yaml = Yaml.read(origin, content);
        var uuid = yaml.uuid("uuid");
        var use = use(yaml);
        var points = yaml.has("points") ? yaml.integer("points", 1, MOST_POINTS) : 1;
        var parameters = parameters(yaml);
        var task = TaskReader.read(yaml, parameters.sources().keySet());
        var texts = texts(yaml, origin, task, parameters.sources().keySet());
        yaml.end();
        return new Item(new Item.Id(id, uuid, sha256(content), competency), use, points, parameters, task, texts);
    }

    private static byte[] content(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new BadContent(file.toString(), "is larger than 64 KiB");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new BadContent(file.toString(), "cannot be read", e);
        }
    }

    private static Use use(Yaml yaml) {
        return switch (yaml.string("use")) {
            case "practice" -> Use.PRACTICE;
            case "placement" -> Use.PLACEMENT;
            case "exam" -> Use.EXAM;
            default -> throw yaml.error("use", "must be practice, placement or exam");
        };
    }

    private static Parameters parameters(Yaml yaml) {
        var sources = new LinkedHashMap<String, Parameters.Source>();
        yaml.optional("parameters").ifPresent(all -> all.all().forEach((name, entry) -> {
            requireName(all, name, sources.keySet());
            sources.put(name, source(entry, sources.keySet()));
            entry.end();
        }));
        if (sources.size() > MOST_PARAMETERS) {
            throw yaml.error("parameters", "are more than " + MOST_PARAMETERS);
        }
        var constraints = new ArrayList<Arithmetic>();
        for (var constraint : yaml.strings("constraints")) {
            constraints.add(Expressions.parsed(yaml, "constraints", constraint, sources.keySet()));
        }
        if (constraints.size() > MOST_CONSTRAINTS) {
            throw yaml.error("constraints", "are more than " + MOST_CONSTRAINTS);
        }
        return new Parameters(sources, List.copyOf(constraints));
    }

    static void requireName(Yaml yaml, String name, Set<String> taken) {
        if (!NAME.matcher(name).matches()) {
            throw yaml.error(name, "is no name: a letter, then letters, digits or _, at most 20");
        }
        if (taken.contains(name)) {
            throw yaml.error(name, "is taken by a parameter");
        }
    }

    private static Parameters.Source source(Yaml entry, Set<String> before) {
        if (entry.has("is")) {
            return new Derived(Expressions.field(entry, "is", before));
        }
        if (entry.has("choose")) {
            var values = entry.decimals("choose");
            if (values.isEmpty() || values.size() > 100) {
                throw entry.error("choose", "must list 1 to 100 numbers");
            }
            return new OneOf(values);
        }
        if (!entry.has("from")) {
            throw entry.error("from", "is missing; a parameter has from, to and perhaps step, or choose, or is");
        }
        var from = entry.decimal("from");
        var step = entry.has("step") ? entry.decimal("step") : BigDecimal.ONE;
        if (step.signum() <= 0) {
            throw entry.error("step", "must be more than 0");
        }
        var steps = entry.decimal("to").subtract(from).divide(step, 0, RoundingMode.FLOOR);
        if (steps.signum() < 0 || steps.compareTo(BigDecimal.valueOf(MOST_VALUES)) > 0) {
            throw entry.error("to", "must be at least from, and at most a million steps away");
        }
        return new Range(from, step, steps.intValueExact() + 1);
    }

    private Item.Wording texts(Yaml yaml, String origin, Task task, Set<String> names) {
        var read = new HashMap<Text, ItemText>();
        var stem = yaml.text("stem");
        var inStem = new LinkedHashSet<>(names);
        if (task instanceof FillIn fillIn) {
            inStem.addAll(fillIn.blanks().keySet());
            requireEveryBlankOnce(yaml, stem, fillIn);
        }
        read.put(stem, read(origin + ": stem", stem, inStem, false));
        var rationale = yaml.text("rationale");
        read.put(rationale, read(origin + ": rationale", rationale, names, false));
        var hint = yaml.has("hint") ? Optional.of(yaml.text("hint")) : Optional.<Text> empty();
        hint.ifPresent(text -> read.put(text, read(origin + ": hint", text, names, false)));
        var labels = new LinkedHashSet<>(TaskReader.labels(task));
        for (var text : task.texts()) {
            read.computeIfAbsent(text, added -> read(origin + ": \"" + added.english() + '"', added, names,
                    labels.contains(added)));
        }
        return new Item.Wording(stem, hint, rationale, Map.copyOf(read));
    }

    private ItemText read(String origin, Text text, Set<String> names, boolean inline) {
        if (text.english().length() > MOST_CHARACTERS || text.chinese().length() > MOST_CHARACTERS) {
            throw new BadContent(origin, "has more than %d characters".formatted(MOST_CHARACTERS));
        }
        return ItemText.read(markdown, origin, text, names, inline);
    }

    private static void requireEveryBlankOnce(Yaml yaml, Text stem, FillIn fillIn) {
        for (var blank : fillIn.blanks().keySet()) {
            for (var language : List.of(stem.english(), stem.chinese())) {
                if (language.split("\\{\\{\\s*" + Pattern.quote(blank) + "\\s*}}", -1).length != 2) {
                    throw yaml.error("stem", "must have {{%s}} exactly once in each language".formatted(blank));
                }
            }
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 belongs to every Java", e);
        }
    }
}
