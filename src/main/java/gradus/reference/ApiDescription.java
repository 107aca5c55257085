package gradus.reference;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import gradus.common.BadContent;
import io.quarkus.smallrye.openapi.OpenApiFilter;

/**
 * Completes, while the application is built, what the code says of itself: summaries, examples, the problems that any
 * call may answer with (RFC 9457).
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ApiDescription implements OASFilter {

    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";
    private static final String EXAMPLE = """
            {"type": "/problems/run-not-found", "title": "No such run", "status": 404,
             "detail": "There is no run with this id among yours.",
             "instance": "/api/v1/runs/6d9f2c1e-3f0b-4a52-9c6e-0f4f6a2b7d11"}""";

    private final ObjectMapper json = new ObjectMapper();

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.getComponents().addSchema("Problem", problem());
        var known = Operations.read().stream().collect(Collectors.toMap(Operation::call, each -> each));
        api.getPaths().getPathItems().forEach((path, item) -> item.getOperations().forEach((method, operation) -> {
            operation.getResponses().addAPIResponse("default", OASFactory.createAPIResponse().description("A problem")
                    .content(OASFactory.createContent().addMediaType(PROBLEM, OASFactory.createMediaType()
                            .schema(OASFactory.createSchema().ref("Problem")).example(tree(EXAMPLE)))));
            var told = known.get(method + " " + path);
            if (told != null) {
                complete(operation, told);
            }
        }));
    }

    private void complete(org.eclipse.microprofile.openapi.models.Operation operation, Operation told) {
        operation.summary(told.summary().english()).tags(List.of(told.group()));
        if (operation.getRequestBody() != null) {
            told.request().ifPresent(example -> show(operation.getRequestBody().getContent(), example));
        }
        var good = operation.getResponses().getAPIResponse(Integer.toString(told.status()));
        if (good != null) {
            told.response().ifPresent(example -> show(good.getContent(), example));
        }
    }

    private void show(Content content, String example) {
        if (content != null && content.hasMediaType(JSON)) {
            content.getMediaType(JSON).example(tree(example));
        }
    }

    private Object tree(String example) {
        try {
            return json.readValue(example, Object.class);
        } catch (JsonProcessingException e) {
            throw new BadContent(Operations.FILE, "holds an example that is not JSON: " + example, e);
        }
    }

    private static Schema problem() {
        var text = OASFactory.createSchema().addType(Schema.SchemaType.STRING);
        return OASFactory.createSchema().addType(Schema.SchemaType.OBJECT).description("RFC 9457")
                .properties(Map.of("type", text, "title", text, "status",
                        OASFactory.createSchema().addType(Schema.SchemaType.INTEGER), "detail", text, "instance", text));
    }
}
