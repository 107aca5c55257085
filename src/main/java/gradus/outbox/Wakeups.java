package gradus.outbox;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;

import gradus.common.Sql;

/**
 * Tells every replica that something was committed, so that nobody waits for a poll. A wake-up can be lost (the
 * connection broke) and one too many can come: whoever waits also looks by itself from time to time.
 */
@ApplicationScoped
public class Wakeups {

    /** The payload after a reconnect: anything may have happened. */
    public static final String ANYTHING = "";

    /** Ends by {@link #close()}. */
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    private record Listener(String channel, Consumer<String> action) {
    }

    static final String DATABASE_CHANNEL = "gradus";

    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final Sql sql;

    Wakeups(Sql sql) {
        this.sql = sql;
    }

    /** Sent when the running transaction commits, at once without one. */
    public void send(String channel, String payload) {
        sql.query("select pg_notify(?, ?)", row -> channel, DATABASE_CHANNEL, channel + " " + payload);
    }

    /** @param action called from the listening thread with the payload; returns at once */
    public Subscription on(String channel, Consumer<String> action) {
        var listener = new Listener(channel, action);
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void received(String notification) {
        var space = notification.indexOf(' ');
        if (space < 0) {
            return; // not ours: somebody used the channel by hand
        }
        var channel = notification.substring(0, space);
        var payload = notification.substring(space + 1);
        listeners.stream().filter(listener -> listener.channel.equals(channel))
                .forEach(listener -> listener.action.accept(payload));
    }

    void reconnected() {
        listeners.forEach(listener -> listener.action.accept(ANYTHING));
    }
}
