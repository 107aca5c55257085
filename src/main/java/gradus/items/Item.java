package gradus.items;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import gradus.common.Text;
import gradus.items.kinds.Draw;
import gradus.items.kinds.Task;

/** A question with its key, in both languages: one file of the item bank. Made by {@link Items}. */
public final class Item {

    private final String id;
    private final UUID uuid;
    private final String version;
    private final String competency;
    private final Use use;
    private final int points;
    private final Parameters parameters;
    private final Task task;
    private final Wording wording;

    /** What the author says, besides the task itself. */
    record Wording(Text stem, Optional<Text> hint, Text rationale, Map<Text, ItemText> read) {
    }

    Item(Id id, Use use, int points, Parameters parameters, Task task, Wording wording) {
        this.id = id.id();
        this.uuid = id.uuid();
        this.version = id.version();
        this.competency = id.competency();
        this.use = use;
        this.points = points;
        this.parameters = parameters;
        this.task = task;
        this.wording = wording;
    }

    /** Which item this is. */
    record Id(String id, UUID uuid, String version, String competency) {
    }

    /** The file's name, unique per installation. */
    public String id() {
        return id;
    }

    /** Never changes. */
    public UUID uuid() {
        return uuid;
    }

    /** SHA-256 of the file: what was drawn and judged by it can be drawn and judged again. */
    public String version() {
        return version;
    }

    /** What it asks about; of {@code competencies.yaml}. */
    public String competency() {
        return competency;
    }

    public Use use() {
        return use;
    }

    /** What a right answer is worth. */
    public int points() {
        return points;
    }

    public Task task() {
        return task;
    }

    /** Whether two people may get different numbers. */
    public boolean varies() {
        return parameters.vary();
    }

    /** The item as the holder of a seed gets it; the same for ever. */
    public Draw draw(long seed) {
        return new Draw(uuid, seed, parameters.draw(uuid, seed));
    }

    public Text stem() {
        return wording.stem();
    }

    /** For whoever has answered wrong. */
    public Optional<Text> hint() {
        return wording.hint();
    }

    /** Why the key is right; shown only after an answer. */
    public Text rationale() {
        return wording.rationale();
    }

    ItemText read(Text text) {
        return wording.read().get(text);
    }

    Collection<ItemText> readTexts() {
        return wording.read().values();
    }

    @Override
    public String toString() {
        return "items/" + competency + "/" + id + ".yaml";
    }
}
