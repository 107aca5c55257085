package gradus.standalone;

import java.util.ArrayList;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Makes a line of a log readable: the application writes JSON, one object a line, for programs. */
final class LogLines {

    private static final ObjectMapper JSON = new ObjectMapper();

    private LogLines() {
    }

    /** Time, level, message and the chain of exceptions, without their frames; any other line as it is. */
    static String readable(String line) {
        if (!line.startsWith("{")) {
            return line;
        }
        try {
            var event = JSON.readTree(line);
            var parts = new ArrayList<String>();
            parts.add("%s %s %s".formatted(event.path("timestamp").asText(), event.path("level").asText(),
                    event.path("message").asText()));
            for (var cause = event.path("exception"); cause.isObject(); cause = next(cause)) {
                parts.add("    %s: %s".formatted(cause.path("exceptionType").asText(),
                        cause.path("message").asText()));
            }
            return String.join(System.lineSeparator(), parts);
        } catch (JsonProcessingException cutOff) {
            return line;
        }
    }

    private static JsonNode next(JsonNode exception) {
        return exception.path("causedBy").path("exception");
    }
}
