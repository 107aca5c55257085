package gradus.items.questions;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

import gradus.common.Language;
import gradus.items.Item;
import gradus.items.kinds.InvalidAnswer;
import gradus.items.kinds.Verdict;

/** Several items that are asked together and answered together, in one form. Whatever is left open stays open. */
public final class Paper {

    private static final Set<String> OPEN = Set.of("nothing-typed", "nothing-chosen");

    private final int variant;
    private final List<Asked> asked;

    Paper(int variant, List<Asked> asked) {
        this.variant = variant;
        this.asked = List.copyOf(asked);
    }

    /** Which of the items' many numbers these are. */
    public int variant() {
        return variant;
    }

    List<Asked> asked() {
        return asked;
    }

    /** Tells whether a form was made for these very questions. */
    public String stamp() {
        return Asked.stamp(asked.stream().map(Asked::stamp).collect(Collectors.joining(" ")));
    }

    /** With the answers of a form. */
    public Paper answered(Map<String, List<String>> form) {
        return answered(item -> item.task().read(name -> form.getOrDefault(prefix(item) + name, List.of())));
    }

    /** @param answers what is given to each item; a missing node or null for nothing */
    public Paper answered(Function<Item, JsonNode> answers) {
        return new Paper(variant, asked.stream().map(one -> {
            var answered = one.answered(answers.apply(one.item()));
            return answered.invalid().map(InvalidAnswer::key).filter(OPEN::contains).isPresent() ? one : answered;
        }).toList());
    }

    /** Whether something was given that is no answer. */
    public boolean isUnreadable() {
        return asked.stream().anyMatch(one -> one.invalid().isPresent());
    }

    /** Why what was given is no answer, in words, by item. */
    public Map<String, String> unreadable(Language language) {
        return asked.stream().filter(one -> one.invalid().isPresent()).collect(Collectors.toMap(one -> one.item().id(),
                one -> Remarks.text(one.invalid().orElseThrow(), language)));
    }

    /** The items, by uuid, that are not answered entirely right. */
    public Set<UUID> missed() {
        return asked.stream().filter(one -> !one.verdict().map(Verdict::isRight).orElse(false))
                .map(one -> one.item().uuid()).collect(Collectors.toUnmodifiableSet());
    }

    /** The fields of all items stand in one form. */
    static String prefix(Item item) {
        return item.id() + ".";
    }
}
