package gradus.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import gradus.common.Yaml;

/** Reads {@code api/operations.yaml}: summaries in both languages and examples of every call of the API. */
final class Operations {

    static final String FILE = "api/operations.yaml";
    private static final Pattern CALL = Pattern.compile("(GET|POST|PUT|PATCH|DELETE) /api/v1/\\S+");

    private Operations() {
    }

    /** In the order of the file. */
    static List<Operation> read() {
        var yaml = Yaml.read(FILE, content());
        var operations = new ArrayList<Operation>();
        yaml.all().forEach((call, entry) -> {
            if (!CALL.matcher(call).matches()) {
                throw yaml.error(call, "is not a method and a path of the API");
            }
            operations.add(new Operation(call, entry.text("summary"),
                    entry.has("status") ? entry.integer("status", 200, 299) : 200, entry.optionalString("request"),
                    entry.optionalString("response")));
            entry.end();
        });
        return List.copyOf(operations);
    }

    private static byte[] content() {
        try (var file = Thread.currentThread().getContextClassLoader().getResourceAsStream(FILE)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
