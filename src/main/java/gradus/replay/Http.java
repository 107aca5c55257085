package gradus.replay;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The few calls of this command. */
final class Http {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10)).build();

    JsonNode get(URI uri, String token) {
        return answer(HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token));
    }

    JsonNode post(URI uri, String token, String key) {
        return answer(HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", key).header("Content-Type", "application/json")
                .POST(BodyPublishers.noBody()));
    }

    JsonNode form(URI uri, String fields) {
        return answer(HttpRequest.newBuilder(uri).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields)));
    }

    /** @throws Refusal with the server's own words, if it has some */
    private JsonNode answer(HttpRequest.Builder builder) {
        var request = builder.header("Accept", "application/json").header("Accept-Language", "en").timeout(LIMIT).build();
        HttpResponse<String> response;
        try {
            response = client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new Refusal("%s does not answer. Is Gradus running there?".formatted(origin(request.uri())), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("Interrupted.", e);
        }
        var body = tree(response.body());
        if (response.statusCode() >= 300) {
            throw new Refusal(refused(response.statusCode(), body));
        }
        return body;
    }

    private static String refused(int status, JsonNode body) {
        if (status == 401) {
            return "Not signed in: the token or the password is not accepted any more, or never was.";
        }
        var said = body.path("detail").asText(body.path("error_description").asText(""));
        return said.isEmpty() ? "The server answered %d.".formatted(status) : said;
    }

    private static JsonNode tree(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }

    private static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getAuthority();
    }
}
