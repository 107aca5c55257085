package gradus.labs.backend.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.google.gson.JsonParser;

/** Reads manifests, and holds them against the schemas that Kubernetes publishes. */
final class Manifests {

    private static final YAMLMapper YAML = YAMLMapper.builder().build();
    private static final ObjectMapper JSON = JsonMapper.builder().enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES).build();
    private static final String MODELS = "io.kubernetes.client.openapi.models.";

    private Manifests() {
    }

    /** Each document of a file. */
    static List<JsonNode> read(Path file) {
        try (var values = YAML.readerFor(JsonNode.class).<JsonNode> readValues(file.toFile())) {
            return new ArrayList<>(values.readAll());
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    /** All manifests below a folder, with their files. */
    static List<Path> files(Path folder) {
        try (var paths = Files.walk(folder)) {
            return paths.filter(path -> path.toString().endsWith(".yaml")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException naming what the published schema does not know, or what it misses */
    static void validate(JsonNode manifest) {
        var version = manifest.path("apiVersion").asText();
        var kind = manifest.path("kind").asText();
        if (version.startsWith("kueue.x-k8s.io/")) {
            read(manifest, Kueue.of(kind));
            return;
        }
        var model = MODELS + "V" + version.substring(version.indexOf('/') + 2) + kind;
        try {
            var check = Class.forName(model).getMethod("validateJsonElement", com.google.gson.JsonElement.class);
            check.invoke(null, JsonParser.parseString(manifest.toString()));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("%s: %s".formatted(kind, e.getCause() == null ? e : e.getCause()), e);
        }
    }

    static <T> T read(JsonNode node, Class<T> type) {
        try {
            return JSON.readValue(node.toString(), type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    static Map<String, Object> map(JsonNode node) {
        try {
            return JSON.readValue(node.toString(), new TypeReference<>() {
            });
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
