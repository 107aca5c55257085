package gradus.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/** What the database of an installation says, past the application. */
final class Ledger {

    private static final String ROLE = "postgres";

    private final String url;
    private final Path secrets;

    /** @param data the installation's folder */
    Ledger(Path data) throws IOException {
        this.url = "jdbc:postgresql://127.0.0.1:" + read(data.resolve("settings.properties"), "port.postgresql") + "/gradus";
        this.secrets = data.resolve("secrets.properties");
    }

    private static String read(Path file, String name) throws IOException {
        var all = new Properties();
        try (var in = Files.newInputStream(file)) {
            all.load(in);
        }
        return all.getProperty(name);
    }

    private Connection open() throws SQLException {
        return open(ROLE);
    }

    /** A connection to the application's database as this user; the caller closes it. */
    Connection open(String user) throws SQLException {
        try {
            return DriverManager.getConnection(url, user, read(secrets, "database." + user));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long count(String query) throws SQLException {
        try (var connection = open(); var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    long closed() throws SQLException {
        return count("select count(*) from lab_run where closed_at is not null");
    }

    /** Until what had to be told because a run ended was told. */
    void untilAllIsTold(Duration most) throws SQLException {
        long deadline = System.nanoTime() + most.toNanos();
        while (count("select count(*) from outbox_event where done_at is null") > 0) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Something is still to be told");
            }
            LockSupport.parkNanos(200_000_000);
        }
    }

    /** How runs ended → how many. */
    Map<String, Integer> ends() throws SQLException {
        var ends = new TreeMap<String, Integer>();
        try (var connection = open();
                var rows = connection.createStatement().executeQuery("select state || coalesce(', ' || end_kind, '') ||"
                        + " coalesce(', ' || failure, ''), count(*) from lab_run group by 1")) {
            while (rows.next()) {
                ends.put(rows.getString(1), rows.getInt(2));
            }
        }
        return ends;
    }
}
