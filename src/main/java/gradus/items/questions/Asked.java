package gradus.items.questions;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import gradus.items.Item;
import gradus.items.kinds.Draw;
import gradus.items.kinds.InvalidAnswer;
import gradus.items.kinds.Verdict;

/**
 * An item as it is asked of somebody, with what they have answered.
 *
 * @param variant 0 for the first numbers, 1 for others, …
 * @param answer the last one to this variant
 * @param verdict on it
 * @param invalid why there is none
 */
record Asked(Item item, int variant, Draw draw, Optional<JsonNode> answer, Optional<Verdict> verdict,
        Optional<InvalidAnswer> invalid) {

    static Asked unanswered(Item item, int variant, long seed) {
        return new Asked(item, variant, item.draw(seed), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Judges an answer; one that is none stands there with the reason. */
    Asked answered(JsonNode given) {
        try {
            return new Asked(item, variant, draw, Optional.of(given), Optional.of(item.task().judge(draw, given)),
                    Optional.empty());
        } catch (InvalidAnswer e) {
            return new Asked(item, variant, draw, Optional.of(given), Optional.empty(), Optional.of(e));
        }
    }

    /** With what was given, and not a word of how good it is. */
    Asked unjudged() {
        return new Asked(item, variant, draw, answer, Optional.empty(), invalid);
    }

    /**
     * Tells whether a form was made for these very numbers: the author may have changed the item since, or the reader
     * may have signed in or out.
     */
    String stamp() {
        return stamp(item.version() + " " + draw.seed());
    }

    static String stamp(String numbers) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(numbers.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 belongs to every Java", e);
        }
    }
}
