package gradus.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.postgresql.Driver;
import org.postgresql.PGConnection;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/** Keeps one connection of its own that listens; a pooled one would be taken away from somebody. */
@ApplicationScoped
class WakeupListener {

    private static final Logger LOG = Logger.getLogger(WakeupListener.class);
    private static final int WAIT_MILLIS = 2_000;

    private final Wakeups wakeups;
    private final String url;
    private final Properties login = new Properties();
    private final Thread thread = Thread.ofPlatform().name("wakeups").daemon().unstarted(this::listenUntilStopped);
    private volatile boolean stopped;

    WakeupListener(Wakeups wakeups, @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password) {
        this.wakeups = wakeups;
        this.url = url;
        login.setProperty("user", user);
        password.ifPresent(known -> login.setProperty("password", known));
        login.setProperty("ApplicationName", "gradus-wakeups");
        login.setProperty("tcpKeepAlive", "true");
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        thread.interrupt();
    }

    private void listenUntilStopped() {
        while (!stopped) {
            try (Connection connection = new Driver().connect(url, login)) {
                listen(connection);
            } catch (SQLException e) {
                LOG.warnf("Listening for wake-ups failed, trying again: %s", e.getMessage());
                pause();
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + Wakeups.DATABASE_CHANNEL);
        }
        wakeups.reconnected();
        var notifications = connection.unwrap(PGConnection.class);
        while (!stopped) {
            for (var notification : notifications.getNotifications(WAIT_MILLIS)) {
                deliver(notification.getParameter());
            }
        }
    }

    private void deliver(String notification) {
        try {
            wakeups.received(notification);
        } catch (RuntimeException e) {
            LOG.errorf(e, "A listener failed on '%s'", notification);
        }
    }

    private void pause() {
        try {
            Thread.sleep(WAIT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
    }
}
