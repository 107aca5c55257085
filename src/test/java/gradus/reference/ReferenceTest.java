package gradus.reference;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.test.junit.QuarkusTest;

/** A description that lies is worse than none: it is held against the calls themselves. */
@QuarkusTest
class ReferenceTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void everyCallIsDescribedAndNothingElse() throws JsonProcessingException {
        var calls = new TreeSet<String>();
        paths().properties().forEach(path -> path.getValue().properties().stream()
                .filter(method -> path.getKey().startsWith("/api/v1/"))
                .forEach(method -> calls.add(method.getKey().toUpperCase() + " " + path.getKey())));
        assertThat(Operations.read().stream().map(Operation::call).toList())
                .as("src/main/resources/%s", Operations.FILE).containsExactlyInAnyOrderElementsOf(calls);
    }

    @Test
    void noPageIsDescribedAsACall() throws JsonProcessingException {
        assertThat(paths().properties()).allSatisfy(path -> assertThat(path.getKey()).startsWith("/api/"));
    }

    @Test
    void everyExampleIsAsItsSchemaSays() throws JsonProcessingException {
        var document = document();
        for (var operation : Operations.read()) {
            var described = document.path("paths").path(operation.path()).path(operation.method().toLowerCase());
            var body = described.path("requestBody").path("content").path("application/json");
            assertThat(body.isMissingNode()).as("%s sends nothing", operation.call())
                    .isEqualTo(operation.request().isEmpty());
            var answers = described.path("responses").path(Integer.toString(operation.status())).path("content");
            assertThat(answers.path("application/json").isMissingNode()).as("%s answers no JSON", operation.call())
                    .isEqualTo(operation.response().isEmpty());
            var faults = new ArrayList<String>();
            for (var told : List.of(body, answers.path("application/json"))) {
                compare(operation.call(), told.path("example"), told.path("schema"), document, faults);
            }
            assertThat(faults).isEmpty();
        }
    }

    @Test
    void everyCallMayAnswerWithAProblem() throws JsonProcessingException {
        for (var path : paths().properties()) {
            for (var method : path.getValue()) {
                var content = method.path("responses").path("default").path("content").path("application/problem+json");
                assertThat(content.path("example").path("status").asInt()).as(path.getKey()).isBetween(400, 599);
            }
        }
    }

    @Test
    void thePageShowsEveryCallInBothLanguages() {
        for (var language : List.of("en", "zh-CN")) {
            var page = given().header("Accept-Language", language).accept("text/html").get("/api").then()
                    .statusCode(200).extract().asString().replace("&#39;", "'").replace("&quot;", "\"");
            for (var operation : Operations.read()) {
                var summary = language.equals("en") ? operation.summary().english() : operation.summary().chinese();
                assertThat(page).contains(operation.path(), summary);
            }
        }
    }

    private static void compare(String at, JsonNode example, JsonNode schema, JsonNode document, List<String> faults) {
        if (example.isMissingNode() || example.isNull()) {
            return;
        }
        if (schema.has("$ref")) {
            var name = schema.path("$ref").asText().replace("#/components/schemas/", "");
            compare(at, example, document.path("components").path("schemas").path(name), document, faults);
            return;
        }
        if (schema.has("anyOf")) { // this, or null
            compare(at, example, schema.path("anyOf").get(0), document, faults);
            return;
        }
        if (!types(schema).contains(type(example)) && !schema.isEmpty()) {
            faults.add("%s is %s, but should be %s".formatted(at, type(example), schema.path("type")));
        }
        example.forEach(element -> {
            if (example.isArray()) {
                compare(at + "[]", element, schema.path("items"), document, faults);
            }
        });
        example.properties().forEach(field -> {
            var properties = schema.path("properties");
            if (!properties.has(field.getKey()) && !schema.has("additionalProperties")) {
                faults.add("%s has no field %s".formatted(at, field.getKey()));
            }
            compare(at + "." + field.getKey(), field.getValue(),
                    properties.has(field.getKey()) ? properties.path(field.getKey()) : schema.path("additionalProperties"),
                    document, faults);
        });
    }

    private static Set<String> types(JsonNode schema) {
        var types = new TreeSet<String>();
        if (schema.path("type").isArray()) {
            schema.path("type").forEach(type -> types.add(type.asText()));
        } else {
            types.add(schema.path("type").asText());
        }
        if (types.contains("number")) {
            types.add("integer");
        }
        return types;
    }

    private static String type(JsonNode example) {
        return switch (example.getNodeType()) {
            case OBJECT -> "object";
            case ARRAY -> "array";
            case STRING -> "string";
            case BOOLEAN -> "boolean";
            case NUMBER -> example.isIntegralNumber() ? "integer" : "number";
            default -> "null";
        };
    }

    private static JsonNode paths() throws JsonProcessingException {
        return document().path("paths");
    }

    private static JsonNode document() throws JsonProcessingException {
        return JSON.readTree(given().get("/q/openapi?format=json").asString());
    }
}
