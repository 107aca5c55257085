package gradus.labs.definition;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import gradus.common.BadContent;
import gradus.common.Language;
import gradus.common.Text;
import gradus.common.Yaml;
import gradus.labs.backend.Device;
import gradus.labs.backend.Hardware;
import gradus.labs.backend.LabIsolation;
import gradus.labs.backend.Limits;
import gradus.labs.definition.LabVersion.Check;
import gradus.labs.definition.LabVersion.SourceFile;

/** From the files of a lab's folder to a {@link LabVersion}; strict, so that a learner never meets an author's slip. */
final class LabParser {

    /** What one job may carry has a limit, and a person reads all of it. */
    static final int MOST_SOURCES = 20;
    static final int MOST_SOURCE_BYTES = 64 * 1024;
    static final int MOST_HINTS = 10;
    static final int MOST_DATA_FILES = 20;
    static final int MOST_CHECKS = 30;
    static final int MOST_POINTS = 1000;

    private static final Pattern CLASS = Pattern.compile("[A-Z][A-Za-z0-9]{0,63}");
    private static final Pattern SOURCE = Pattern.compile(CLASS.pattern() + "\\.java");
    private static final Pattern KNOWN = Pattern.compile("""
            lab\\.yaml|(brief|hints)\\.(en|zh-CN)\\.md|(starter|solution|checks|grader)/[^/]+\\.java\
            |wrong/[^/]+/([^/]+\\.java|expect\\.yaml)|(data|grader/data)/[^/]+""");
    /** Calls and answers are handed from one sandbox to the next as data files. */
    private static final Pattern TAKEN = Pattern.compile("(data|grader/data)/strict-.*");
    private static final Pattern SIZE = Pattern.compile("instant|short|long");

    private final LabFiles files;
    private final Yaml yaml;

    private LabParser(LabFiles files) {
        this.files = files;
        this.yaml = Yaml.read(files.origin() + "/lab.yaml",
                files.content("lab.yaml").orElseThrow(() -> files.error("lab.yaml", "is missing")));
    }

    /** @throws BadContent naming the first file and field that is wrong */
    static LabVersion parse(LabFiles files, String sha256, String id, String course) {
        return new LabParser(files).version(sha256, id, course);
    }

    private LabVersion version(String sha256, String id, String course) {
        for (var name : files.all().keySet()) {
            if (!KNOWN.matcher(name).matches()) {
                throw files.error(name, "is no file that a lab has");
            }
        }
        if (!SIZE.matcher(yaml.string("size")).matches()) {
            throw yaml.error("size", "must be instant, short or long");
        }
        var shown = shown();
        var graders = sources("grader");
        var visible = sources("checks");
        var checks = checks(shown);
        var possible = checks.stream().mapToInt(Check::points).sum();
        var version = new LabVersion(sha256, id, yaml.uuid("uuid"), course, yaml.text("title"), yaml.text("summary"),
                brief(), hints(), shown, classIn("entry", "starter"), visibleClass(visible), visible,
                graderClass(checks, graders), graders, sources("solution"), wrong(), checks,
                yaml.integer("pass", 1, possible), limits(), hardware(), isolation(),
                data("data"), data("grader/data"));
        yaml.end();
        learnerFilesFit(version);
        return version;
    }

    /** What the learner edits first, by name; then what is read-only, in the order of the file. */
    private List<SourceFile> shown() {
        var starter = sources("starter");
        var readOnly = yaml.strings("readOnly");
        var shown = new ArrayList<SourceFile>();
        starter.forEach((name, text) -> {
            if (!readOnly.contains(name)) {
                shown.add(new SourceFile(name, text, false));
            }
        });
        if (shown.isEmpty()) {
            throw files.error("starter", "leaves nothing to edit");
        }
        for (var name : readOnly) {
            if (!starter.containsKey(name)) {
                throw yaml.error("readOnly", "names %s, which starter/ does not have".formatted(name));
            }
            shown.add(new SourceFile(name, starter.get(name), true));
        }
        return List.copyOf(shown);
    }

    private Map<String, String> sources(String folder) {
        var sources = new LinkedHashMap<String, String>();
        files.in(folder).forEach((name, content) -> {
            if (!SOURCE.matcher(name).matches()) {
                throw files.error(folder + "/" + name, "is not named after a class: GradientDescent.java");
            }
            sources.put(name, files.decode(folder + "/" + name, content, MOST_SOURCE_BYTES));
        });
        if (sources.size() > MOST_SOURCES) {
            throw files.error(folder, "has more than %d files".formatted(MOST_SOURCES));
        }
        return sources;
    }

    private Map<String, byte[]> data(String folder) {
        var data = files.in(folder);
        if (data.size() > MOST_DATA_FILES) {
            throw files.error(folder, "has more than %d files".formatted(MOST_DATA_FILES));
        }
        return data;
    }

    private Text brief() {
        return new Text(required("brief", Language.ENGLISH), required("brief", Language.CHINESE));
    }

    private String required(String what, Language language) {
        var name = what + "." + language.tag() + ".md";
        return files.text(name, MOST_SOURCE_BYTES).filter(text -> !text.isBlank())
                .orElseThrow(() -> files.error(name, "is missing or empty"));
    }

    /** No hints at all, or the same number in every language. */
    private List<Text> hints() {
        if (Stream.of(Language.values()).map(language -> "hints." + language.tag() + ".md").map(files::content)
                .allMatch(Optional::isEmpty)) {
            return List.of();
        }
        var english = hints(Language.ENGLISH);
        var chinese = hints(Language.CHINESE);
        if (english.size() != chinese.size()) {
            throw files.error("hints.zh-CN.md", "has %d hints, but hints.en.md has %d; a line --- stands between two"
                    .formatted(chinese.size(), english.size()));
        }
        var hints = new ArrayList<Text>();
        for (var i = 0; i < english.size(); i++) {
            hints.add(new Text(english.get(i), chinese.get(i)));
        }
        return List.copyOf(hints);
    }

    private List<String> hints(Language language) {
        var name = "hints." + language.tag() + ".md";
        var hints = required("hints", language).strip().split("(?m)^---[ \\t]*$");
        for (var hint : hints) {
            if (hint.isBlank()) {
                throw files.error(name, "has an empty hint");
            }
        }
        if (hints.length > MOST_HINTS) {
            throw files.error(name, "has more than %d hints".formatted(MOST_HINTS));
        }
        return List.of(hints).stream().map(String::strip).toList();
    }

    private String classIn(String field, String folder) {
        var name = yaml.string(field);
        if (!CLASS.matcher(name).matches() || files.content(folder + "/" + name + ".java").isEmpty()) {
            throw yaml.error(field, "names the class %s, but there is no %s/%s.java".formatted(name, folder, name));
        }
        return name;
    }

    private Optional<String> visibleClass(Map<String, String> visible) {
        if (!yaml.has("visible")) {
            if (!visible.isEmpty()) {
                throw yaml.error("visible", "is missing, but checks/ has files");
            }
            return Optional.empty();
        }
        return Optional.of(classIn("visible", "checks"));
    }

    /** Needed by checks that are no comparison, and by no others. */
    private Optional<String> graderClass(List<Check> checks, Map<String, String> graders) {
        var first = checks.stream().filter(check -> check.comparison().isEmpty()).findFirst();
        if (first.isPresent()) {
            if (!yaml.has("grader")) {
                throw yaml.error("grader", "is missing, but check %s has no compare".formatted(first.get().id()));
            }
            return Optional.of(classIn("grader", "grader"));
        }
        if (yaml.has("grader") || !graders.isEmpty() || !files.in("grader/data").isEmpty()) {
            throw yaml.error("grader", "has nothing to judge: every check is a comparison");
        }
        return Optional.empty();
    }

    /** {@code no-intercept/GradientDescent.java} → text. */
    private Map<String, String> wrong() {
        var wrong = new LinkedHashMap<String, String>();
        files.all().forEach((name, content) -> {
            if (name.startsWith("wrong/") && name.endsWith(".java")) {
                wrong.put(name.substring("wrong/".length()), files.decode(name, content, MOST_SOURCE_BYTES));
            }
        });
        return wrong;
    }

    private List<Check> checks(List<SourceFile> shown) {
        var classes = shown.stream().map(file -> file.name().replace(".java", "")).collect(toCollection(TreeSet::new));
        var wrong = wrong().keySet().stream().map(name -> name.substring(0, name.indexOf('/'))).collect(toSet());
        var checks = new LinkedHashMap<String, Check>();
        for (var entry : yaml.mappings("checks")) {
            var check = CheckParser.parse(entry, classes, wrong);
            if (checks.putIfAbsent(check.id(), check) != null) {
                throw entry.error("id", "is taken: " + check.id());
            }
        }
        if (checks.isEmpty() || checks.size() > MOST_CHECKS) {
            throw yaml.error("checks", "must be a list of 1 to %d checks".formatted(MOST_CHECKS));
        }
        if (checks.values().stream().mapToInt(Check::points).sum() > MOST_POINTS) {
            throw yaml.error("checks", "give more than %d points together".formatted(MOST_POINTS));
        }
        return List.copyOf(checks.values());
    }

    /** Every limit that is not named is the sandbox's default. */
    private Limits limits() {
        var named = yaml.optional("limits");
        if (named.isEmpty()) {
            return Limits.DEFAULT;
        }
        var limits = named.get();
        var standard = Limits.DEFAULT;
        try {
            var chosen = new Limits(
                    limits.has("wall") ? Quantity.duration(limits, "wall") : standard.wall(),
                    limits.has("cpu") ? Quantity.duration(limits, "cpu") : standard.cpu(),
                    limits.has("memory") ? Quantity.size(limits, "memory") : standard.memoryBytes(),
                    limits.has("processes") ? limits.integer("processes", 1, 1_000_000) : standard.processes(),
                    limits.has("output") ? Quantity.size(limits, "output") : standard.outputBytes());
            limits.end();
            return chosen;
        } catch (IllegalArgumentException e) {
            throw yaml.error("limits", "cannot hold: " + e.getMessage());
        }
    }

    private Hardware hardware() {
        var device = yaml.has("device") ? Device.ofKey(yaml.string("device"))
                .orElseThrow(() -> yaml.error("device", "must be cpu or gpu")) : Device.CPU;
        if (device == Device.CPU && yaml.has("cpuFallback")) {
            throw yaml.error("cpuFallback", "is for labs with device: gpu");
        }
        return new Hardware(device, yaml.flag("cpuFallback", device == Device.CPU));
    }

    private LabIsolation isolation() {
        if (!yaml.has("isolation")) {
            return LabIsolation.STANDARD;
        }
        var isolation = LabIsolation.ofKey(yaml.string("isolation"))
                .orElseThrow(() -> yaml.error("isolation", "must be standard or strict"));
        if (isolation == LabIsolation.STRICT) {
            files.all().keySet().stream().filter(TAKEN.asMatchPredicate()).findFirst().ifPresent(name -> {
                throw files.error(name, "has a name that a lab with isolation: strict needs itself");
            });
        }
        return isolation;
    }

    /** The solution replaces exactly what the learner edits; a wrong answer some of it; nothing clashes with a check. */
    private void learnerFilesFit(LabVersion version) {
        var editable = version.files().stream().filter(file -> !file.readOnly()).map(SourceFile::name).toList();
        if (!sources("solution").keySet().equals(Set.copyOf(editable))) {
            throw files.error("solution", "must have exactly the files that the learner edits: " + editable);
        }
        for (var name : files.all().keySet()) {
            var file = name.substring(name.lastIndexOf('/') + 1);
            if (name.startsWith("wrong/") && name.endsWith(".java") && !editable.contains(file)) {
                throw files.error(name, "replaces a file that the learner cannot edit");
            }
        }
        for (var file : version.files()) {
            if (version.visibleChecks().containsKey(file.name())) {
                throw files.error("checks/" + file.name(), "has the name of a file that the learner opens");
            }
        }
    }
}
