package gradus.items.questions;

import static gradus.items.questions.QuestionProblem.ANSWER_NOT_READABLE;
import static gradus.items.questions.QuestionProblem.ANSWER_TOO_LARGE;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import gradus.common.Problem;

/**
 * The JSON body of an answer. Read by hand, so that what is wrong with it can be said.
 *
 * @param variant which of the item's many numbers it answers; 0 if it is not said
 */
record AnswerRequest(JsonNode answer, int variant) {

    static final int MOST_BYTES = 8 * 1024;

    private static final Set<String> KNOWN = Set.of("answer", "variant");
    private static final JsonMapper JSON = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    /** @throws Problem if the body is too large, not UTF-8, not JSON, or holds something else than it should */
    static AnswerRequest read(InputStream body) {
        var root = parsed(text(body));
        root.fieldNames().forEachRemaining(name -> require(KNOWN.contains(name), "an unknown field"));
        var variant = root.path("variant");
        require(variant.isMissingNode() || variant.isInt() && Questions.isVariant(variant.intValue()),
                "a variant that is none");
        require(root.has("answer"), "no answer");
        return new AnswerRequest(root.get("answer"), variant.asInt());
    }

    private static String text(InputStream body) {
        try {
            byte[] bytes = body.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new Problem(ANSWER_TOO_LARGE, "The body has more than " + MOST_BYTES + " bytes",
                        Map.of("most", Integer.toString(MOST_BYTES / 1024)));
            }
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw unreadable("not UTF-8");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode parsed(String text) {
        try {
            var root = JSON.readTree(text);
            require(root.isObject(), "not a JSON object");
            return root;
        } catch (JsonProcessingException e) {
            throw unreadable("not JSON: " + e.getOriginalMessage());
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw unreadable(otherwise);
        }
    }

    private static Problem unreadable(String what) {
        return new Problem(ANSWER_NOT_READABLE, "The body is or has " + what);
    }
}
