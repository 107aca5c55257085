package gradus.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import gradus.common.Language;
import gradus.reference.ReferenceView.Call;
import gradus.reference.ReferenceView.Group;
import gradus.reference.ReferenceView.Parameter;
import io.quarkus.smallrye.openapi.runtime.OpenApiConstants;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import io.smallrye.openapi.runtime.io.Format;

/** Joins what the code says of the API with what people are told of it. */
@ApplicationScoped
class Reference {

    private final List<Operation> operations = Operations.read();
    private final OpenApiDocumentService documents;
    private final ObjectMapper json;

    Reference(OpenApiDocumentService documents, ObjectMapper json) {
        this.documents = documents;
        this.json = json;
    }

    List<Group> groups(Language language) {
        var paths = paths();
        var groups = new LinkedHashMap<String, List<Call>>();
        for (var operation : operations) {
            groups.computeIfAbsent(operation.group(), name -> new ArrayList<>())
                    .add(call(operation, paths.path(operation.path()).path(operation.method().toLowerCase()), language));
        }
        return groups.entrySet().stream().map(group -> new Group(group.getKey(), group.getValue())).toList();
    }

    private JsonNode paths() {
        try {
            return json.readTree(documents.getDocument(OpenApiConstants.DEFAULT_DOCUMENT_NAME, Format.JSON)).path("paths");
        } catch (IOException e) {
            throw new UncheckedIOException("Our own description is not readable", e);
        }
    }

    private static Call call(Operation operation, JsonNode described, Language language) {
        var id = operation.call().toLowerCase().replace("/api/v1/", "").replaceAll("[^a-z0-9]+", "-").replaceAll("-$", "");
        return new Call(id, operation.method(), operation.path(), operation.summary().in(language),
                described.path("security").isMissingNode(), roles(described), parameters(described),
                operation.request().map(String::strip).orElse(null), operation.status(),
                operation.response().map(String::strip).orElse(null));
    }

    private static List<String> roles(JsonNode described) {
        var roles = new ArrayList<String>();
        described.path("security").forEach(scheme -> scheme.forEach(names -> names.forEach(name -> {
            if (!name.asText().equals("**")) { // anybody who is signed in
                roles.add(name.asText());
            }
        })));
        return roles;
    }

    private static List<Parameter> parameters(JsonNode described) {
        return StreamSupport.stream(described.path("parameters").spliterator(), false)
                .map(parameter -> new Parameter(parameter.path("name").asText(), parameter.path("in").asText(),
                        parameter.path("schema").path("type").asText("string")))
                .toList();
    }
}
