package gradus.labs.workspaces;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import gradus.common.Problem;

/**
 * The JSON body of a request that carries files. Read by hand, so that what is wrong with it can be said.
 *
 * @param files name → text as sent, unchecked; empty if the body names none
 * @param revision that the files were made from
 * @param mode of a run
 */
public record FilesRequest(Optional<Map<String, String>> files, Optional<Long> revision, Optional<String> mode) {

    /** The most a body may have: all files at once, with every character escaped. */
    static final int MOST_BYTES = 2 * 1024 * 1024;

    private static final Set<String> KNOWN = Set.of("files", "revision", "mode");
    private static final JsonMapper JSON = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    /** @throws Problem if the body is too large, not UTF-8, not JSON, or holds something else than it should */
    public static FilesRequest read(InputStream body) {
        var root = parsed(text(body));
        root.fieldNames().forEachRemaining(name -> require(KNOWN.contains(name), "an unknown field"));
        return new FilesRequest(files(root.get("files")), revision(root.get("revision")), mode(root.get("mode")));
    }

    private static String text(InputStream body) {
        try {
            byte[] bytes = body.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new Problem(WorkspaceProblem.FILES_TOO_LARGE, "The body has more than " + MOST_BYTES + " bytes",
                        Map.of("kibibytes", Integer.toString(MOST_BYTES / 1024 + 1),
                                "most", Integer.toString(FileRules.MOST_BYTES_IN_ALL / 1024)));
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

    private static Optional<Map<String, String>> files(JsonNode node) {
        if (node == null || node.isNull()) {
            return Optional.empty();
        }
        require(node.isObject(), "files that are not an object");
        var files = new HashMap<String, String>();
        node.fields().forEachRemaining(file -> {
            require(file.getValue().isTextual(), "a file that is not a text");
            files.put(file.getKey(), file.getValue().textValue());
        });
        return Optional.of(files);
    }

    private static Optional<Long> revision(JsonNode node) {
        if (node == null || node.isNull()) {
            return Optional.empty();
        }
        require(node.isIntegralNumber() && node.canConvertToLong() && node.longValue() >= 0, "a revision that is none");
        return Optional.of(node.longValue());
    }

    private static Optional<String> mode(JsonNode node) {
        if (node == null || node.isNull()) {
            return Optional.empty();
        }
        require(node.isTextual(), "a mode that is not a text");
        return Optional.of(node.textValue());
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw unreadable(otherwise);
        }
    }

    private static Problem unreadable(String what) {
        return new Problem(WorkspaceProblem.FILES_NOT_READABLE, "The body is " + what);
    }
}
