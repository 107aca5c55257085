package gradus.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * A real PostgreSQL for every {@code @QuarkusTest}, without being named there: one server per JVM, one empty database
 * per start of the application.
 */
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
public class PostgresResource implements QuarkusTestResourceLifecycleManager {

    // A system property, because several class loaders load this class in one JVM.
    private static final String SERVER = "gradus.testing.postgres.port";
    private static final String DATABASES = "gradus.testing.postgres.databases";

    /** An empty database on the server of this JVM, which is started first if need be. For tests without Quarkus. */
    public static String emptyDatabase() {
        synchronized (System.class) {
            if (System.getProperty(SERVER) == null) {
                System.setProperty(SERVER, String.valueOf(startServer().getPort()));
            }
            var name = "test_" + (Integer.getInteger(DATABASES, 0) + 1);
            System.setProperty(DATABASES, name.substring("test_".length()));
            try (var connection = DriverManager.getConnection(url("postgres"), "postgres", "postgres");
                    var statement = connection.createStatement()) {
                statement.execute("create database " + name);
            } catch (SQLException e) {
                throw new IllegalStateException("Cannot make the database " + name, e);
            }
            return url(name);
        }
    }

    @Override
    public Map<String, String> start() {
        return Map.of(
                "quarkus.datasource.jdbc.url", emptyDatabase(),
                "quarkus.datasource.username", "postgres",
                "quarkus.datasource.password", "postgres");
    }

    private static EmbeddedPostgres startServer() {
        try {
            return EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(new File("target/postgres"))
                    .setDataDirectory(new File("target/postgres/data-" + ProcessHandle.current().pid()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start", e);
        }
    }

    private static String url(String database) {
        return "jdbc:postgresql://localhost:" + System.getProperty(SERVER) + "/" + database;
    }

    @Override
    public void stop() {
        // The server ends with the JVM, the next start of the application gets another database.
    }
}
