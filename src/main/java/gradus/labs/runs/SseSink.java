package gradus.labs.runs;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;

/** Sends events over HTTP. A reader that takes nothing for half a minute is let go; it resumes by itself. */
final class SseSink implements RunStream.Sink {

    private static final int SECONDS_TO_TAKE = 30;

    private final SseEventSink sink;
    private final Sse sse;

    SseSink(SseEventSink sink, Sse sse) {
        this.sink = sink;
        this.sse = sse;
    }

    @Override
    public boolean send(String id, String type, String json) {
        var event = id == null ? sse.newEventBuilder() : sse.newEventBuilder().id(id);
        return sent(event.name(type).mediaType(MediaType.TEXT_PLAIN_TYPE).data(json).build());
    }

    @Override
    public boolean beat() {
        return sent(sse.newEventBuilder().comment("").build());
    }

    @Override
    public void close() {
        sink.close();
    }

    private boolean sent(OutboundSseEvent event) {
        if (sink.isClosed()) {
            return false;
        }
        try {
            sink.send(event).toCompletableFuture().get(SECONDS_TO_TAKE, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException | TimeoutException | IllegalStateException e) {
            return false; // gone in the meantime
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
