package gradus.items;

import static gradus.items.ItemProblem.ITEM_NOT_FOUND;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import gradus.common.BadContent;
import gradus.common.Language;
import gradus.common.Problem;
import gradus.common.Text;
import gradus.common.Yaml;
import gradus.items.kinds.Draw;
import gradus.markup.Markdown;

/** The item bank, read once when the application starts; a mistake in one item keeps it from starting. */
@ApplicationScoped
public class Items {

    private final Map<String, Item> items = new LinkedHashMap<>();
    private final Markdown markdown;

    @Inject
    Items(ItemsConfig config, Markdown markdown) {
        this(config.roots(), markdown);
        markdown.typesetAhead(items.values().stream().filter(item -> item.use() != Use.EXAM)
                .flatMap(item -> item.readTexts().stream()).flatMap(text -> text.manuscripts().stream()).toList());
    }

    /**
     * @param roots folders that may hold {@code items/<competency>/<item>.yaml} and {@code competencies.yaml}
     * @throws BadContent naming file and field of the first mistake
     */
    public Items(List<Path> roots, Markdown markdown) {
        this.markdown = markdown;
        var reader = new ItemReader(markdown, competencies(roots));
        var uuids = new HashMap<UUID, Item>();
        for (var root : roots) {
            for (var file : files(root.resolve("items"))) {
                var item = reader.read(file);
                if (items.putIfAbsent(item.id(), item) != null) {
                    throw new BadContent(file.toString(), "has the id of another item: " + items.get(item.id()));
                }
                var same = uuids.putIfAbsent(item.uuid(), item);
                if (same != null) {
                    throw new BadContent(file.toString(), "uuid is that of another item: " + same);
                }
            }
        }
    }

    /**
     * Ids of all files that should be items for practice, whatever else is in them: for whoever checks lessons beside a
     * broken bank. What can't be read counts as one; somebody else says what is wrong with it.
     */
    public static Set<String> practice(List<Path> roots) {
        return roots.stream().flatMap(root -> files(root.resolve("items")).stream()).filter(file -> !isForOthers(file))
                .map(file -> file.getFileName().toString().replaceFirst("\\.yaml$", "")).collect(Collectors.toSet());
    }

    private static boolean isForOthers(Path file) {
        try {
            return Yaml.read(file).optionalString("use").filter(Set.of("placement", "exam")::contains).isPresent();
        } catch (BadContent e) {
            return false;
        }
    }

    /** Every item, also those of exams and placement, by file. */
    public List<Item> all() {
        return List.copyOf(items.values());
    }

    /** The items of the placement check, by file. */
    public List<Item> placement() {
        return items.values().stream().filter(item -> item.use() == Use.PLACEMENT).toList();
    }

    /** Any item, also one of an exam or of placement; empty if there is none of this name. */
    public Optional<Item> find(String id) {
        return Optional.ofNullable(items.get(id));
    }

    /** @throws Problem 404 if there is no such item, or it is for exams or placement */
    public Item requirePractice(String id) {
        return find(id).filter(item -> item.use() == Use.PRACTICE)
                .orElseThrow(() -> new Problem(ITEM_NOT_FOUND, "No practice item " + id));
    }

    /**
     * One of the item's texts for a browser, with the drawn numbers in it.
     *
     * @param text of the item: its stem, an option, a feedback, …
     * @throws BadContent if a formula cannot be typeset
     */
    public String html(Item item, Text text, Language language, Draw draw) {
        return html(item, text, language, draw, Map.of());
    }

    /** @param blanks HTML for each blank of a fill-in's stem */
    public String html(Item item, Text text, Language language, Draw draw, Map<String, String> blanks) {
        return item.read(text).html(markdown, language, name -> blanks.containsKey(name) ? blanks.get(name)
                : Figures.of(draw.values().get(name)));
    }

    /** One of the item's texts where only words fit; empty if it has more than words and drawn numbers. */
    public Optional<String> words(Text text, Language language, Draw draw) {
        return ItemText.isPlain(text) ? Optional.of(ItemText.filled(text.in(language), draw.values().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, value -> Figures.of(value.getValue()))))) : Optional.empty();
    }

    /** Ids of all items that lessons may ask. */
    public Set<String> practice() {
        return items.values().stream().filter(item -> item.use() == Use.PRACTICE).map(Item::id)
                .collect(Collectors.toSet());
    }

    /**
     * Tries every formula of an item, in both languages.
     *
     * @throws BadContent naming the first that cannot be typeset
     */
    public void typeset(Item item) {
        item.readTexts().stream().flatMap(text -> text.manuscripts().stream()).forEach(markdown::html);
    }

    private static Set<String> competencies(List<Path> roots) {
        var competencies = new LinkedHashSet<String>();
        for (var root : roots) {
            var file = root.resolve("competencies.yaml");
            if (Files.exists(file)) {
                competencies.addAll(Yaml.read(file).all().keySet());
            }
        }
        return competencies;
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var paths = Files.walk(folder, 2)) {
            var files = paths.filter(Files::isRegularFile).sorted().toList();
            for (var file : files) {
                if (!file.toString().endsWith(".yaml") || file.getParent().equals(folder)) {
                    throw new BadContent(file.toString(), "is no items/<competency>/<item>.yaml");
                }
            }
            return files;
        } catch (IOException e) {
            throw new BadContent(folder.toString(), "cannot be listed", e);
        }
    }
}
