package gradus.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.restassured.path.json.JsonPath;

/** Reads server-sent events, one by one. */
public final class EventStream implements AutoCloseable {

    /** @param data the lines of {@code data:}, joined */
    public record Event(String id, String type, String data) {

        public JsonPath json() {
            return JsonPath.from(data);
        }
    }

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpResponse<InputStream> response;
    private final BufferedReader lines;

    private EventStream(HttpRequest request) throws IOException, InterruptedException {
        response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    /** @param last {@code Last-Event-ID}, null to begin at the start */
    public static EventStream open(URI events, String last, String language) {
        var request = HttpRequest.newBuilder(events).header("Accept", "text/event-stream")
                .header("Authorization", "Bearer of-tests").header("Accept-Language", language);
        if (last != null) {
            request.header("Last-Event-ID", last);
        }
        try {
            return new EventStream(request.build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public int status() {
        return response.statusCode();
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse(null);
    }

    /**
     * Passes over where a run stands in the queue, which is told or not depending on how long it waits.
     *
     * @throws IllegalStateException if the stream ends before
     */
    public Event next() {
        var event = read();
        while (event != null && event.type.equals("waiting")) {
            event = read();
        }
        return existing(event);
    }

    /** The next that tells where a run stands in the queue; passes over all others. */
    public Event nextWaiting() {
        var event = read();
        while (event != null && !event.type.equals("waiting")) {
            event = read();
        }
        return existing(event);
    }

    private static Event existing(Event event) {
        if (event == null) {
            throw new IllegalStateException("The stream has ended");
        }
        return event;
    }

    /** All that comes until the other side ends the stream. */
    public List<Event> rest() {
        var rest = new ArrayList<Event>();
        for (var event = read(); event != null; event = read()) {
            if (!event.type.equals("waiting")) {
                rest.add(event);
            }
        }
        return rest;
    }

    /** Waits for a sign of life that is no event. */
    public void awaitComment() {
        var line = line();
        while (line != null && !line.startsWith(":")) {
            line = line();
        }
    }

    private Event read() {
        String id = null;
        String type = "message";
        var data = new ArrayList<String>();
        for (var line = line(); line != null; line = line()) {
            if (line.isEmpty() && !data.isEmpty()) {
                return new Event(id, type, String.join("\n", data));
            }
            int colon = line.indexOf(':');
            var value = colon < 0 ? "" : line.substring(colon + 1).stripLeading();
            switch (colon < 0 ? line : line.substring(0, colon)) {
                case "id" -> id = value;
                case "event" -> type = value;
                case "data" -> data.add(value);
                default -> {
                    /* a comment, or the end of one */ }
            }
        }
        return null;
    }

    private String line() {
        try {
            return lines.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
