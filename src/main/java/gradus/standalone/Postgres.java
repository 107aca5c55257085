package gradus.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A real PostgreSQL with its data in the data folder: durable (fsync, synchronous commit), reachable on loopback only
 * and with a password only, one database for the application and one for Keycloak. The application's has an owner and two
 * more logins, one for each role of the application; what those may do there, the migrations say.
 */
final class Postgres {

    /** Who may change the application's tables. */
    static final String OWNER = "gradus";
    static final String WEB = "gradus_web";
    static final String RUNNER = "gradus_runner";

    private static final String ADMINISTRATOR = "postgres";
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    /** SQLState of a refused password. */
    private static final String WRONG_PASSWORD = "28P01";

    private final int port;
    private final Secrets secrets;

    private Postgres(int port, Secrets secrets) {
        this.port = port;
        this.secrets = secrets;
    }

    static Postgres start(Start start, Software cache, int port) {
        var secrets = start.secrets();
        try {
            var software = cache.once("postgresql-" + PostgresBinaries.version(), PostgresBinaries::unpack);
            var cluster = start.data().folder(Server.POSTGRESQL.file()).resolve("data");
            if (!Files.exists(cluster)) {
                start.console().step("PostgreSQL: creating the database");
                create(software, cluster, secrets.database(ADMINISTRATOR));
            }
            requireSameVersion(software, cluster);
            forgetForeignLock(cluster);
            start.console().step("PostgreSQL: starting on port " + port);
            var child = start.children().start(Server.POSTGRESQL, command(software, cluster, port), Map.of());
            var postgres = new Postgres(port, secrets);
            Waiting.until(postgres::answers, child, START_LIMIT, start.console());
            postgres.prepare(OWNER);
            postgres.admit(WEB);
            postgres.admit(RUNNER);
            postgres.prepare("keycloak");
            return postgres;
        } catch (IOException e) {
            throw new StartFailure("PostgreSQL cannot be set up: " + DataFolder.reason(e), e);
        } catch (SQLException e) {
            throw new StartFailure("PostgreSQL cannot be prepared: " + e.getMessage(), e);
        }
    }

    /** The JDBC address of the application's database. */
    String url() {
        return url(OWNER);
    }

    /** The JDBC address of a role's database, which has the role's name. */
    String url(String role) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, role);
    }

    private static List<String> command(Path software, Path cluster, int port) {
        return asOrdinaryUser(software.resolve("bin/postgres").toString(), "-D", cluster.toString(),
                "-p", Integer.toString(port),
                "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=",
                "-c", "fsync=on", "-c", "synchronous_commit=on", "-c", "full_page_writes=on",
                "-c", "logging_collector=off", "-c", "log_timezone=UTC", "-c", "timezone=UTC");
    }

    /**
     * PostgreSQL refuses to run as root. In a user namespace of its own it is root no longer, and can still read what
     * root owns, which is all it needs.
     */
    private static List<String> asOrdinaryUser(String... command) {
        var whole = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) {
            whole.addAll(List.of("unshare", "-U"));
        }
        whole.addAll(List.of(command));
        return whole;
    }

    private static void create(Path software, Path cluster, String password) throws IOException {
        var half = Files.createTempDirectory(cluster.getParent(), "creating-");
        var passwordFile = Files.createTempFile(cluster.getParent(), "password-", "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(passwordFile, password);
            Commands.run(asOrdinaryUser(software.resolve("bin/initdb").toString(), "-D", half.toString(),
                    "--username=" + ADMINISTRATOR, "--pwfile=" + passwordFile, "--auth=scram-sha-256",
                    "--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
        } finally {
            Files.delete(passwordFile);
        }
        Files.move(half, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void requireSameVersion(Path software, Path cluster) throws IOException {
        var ours = Commands.run(List.of(software.resolve("bin/postgres").toString(), "--version"))
                .replaceFirst("(?s).* ([0-9]+)\\..*", "$1");
        var theirs = Files.readString(cluster.resolve("PG_VERSION")).strip();
        if (!ours.equals(theirs)) {
            throw new StartFailure("""
                    The data in %s was written by PostgreSQL %s, this Gradus brings %s.
                    Carry it over with pg_dump and psql, or start with another --data folder."""
                    .formatted(cluster, theirs, ours));
        }
    }

    /**
     * After the machine itself went down, the number in PostgreSQL's own lock may belong to anybody, and PostgreSQL
     * would not start. Our lock on the data folder already says that no other starter is here.
     */
    private static void forgetForeignLock(Path cluster) throws IOException {
        var lock = cluster.resolve("postmaster.pid");
        if (!Files.exists(lock)) {
            return;
        }
        var pid = Files.readString(lock).lines().findFirst().orElse("").strip();
        var commandLine = Path.of("/proc", pid, "cmdline");
        if (pid.isEmpty() || !Files.exists(commandLine)
                || !Files.readString(commandLine).contains(cluster.toString())) {
            Files.delete(lock);
            return;
        }
        // A server of this very data whose mark was never written: the starter was killed in between.
        ProcessMark.of(Long.parseLong(pid)).ifPresent(Server.POSTGRESQL::end);
    }

    private boolean answers() {
        try (var connection = administrator()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            if (WRONG_PASSWORD.equals(e.getSQLState())) {
                throw new StartFailure("""
                        PostgreSQL refuses the password in secrets.properties: that file is not the one this data was \
                        created with. Put the old one back, or start with another --data folder.""", e);
            }
            return false; // not yet
        }
    }

    private void prepare(String role) throws SQLException {
        try (var connection = administrator(); var statement = connection.createStatement()) {
            login(role, statement);
            var databases = statement.executeQuery("select 1 from pg_database where datname = '%s'".formatted(role));
            if (!databases.next()) {
                statement.execute("create database %1$s owner %1$s".formatted(role));
            }
            statement.execute("revoke all on database %s from public".formatted(role));
        }
    }

    /** Lets another role into the application's database, where nothing is allowed to it yet. */
    private void admit(String role) throws SQLException {
        try (var connection = administrator(); var statement = connection.createStatement()) {
            login(role, statement);
            statement.execute("grant connect on database %s to %s".formatted(OWNER, role));
        }
    }

    private void login(String role, Statement statement) throws SQLException {
        if (!statement.executeQuery("select 1 from pg_roles where rolname = '%s'".formatted(role)).next()) {
            statement.execute("create role %s login password '%s'".formatted(role, secrets.database(role)));
        }
    }

    private Connection administrator() throws SQLException {
        return DriverManager.getConnection(url(ADMINISTRATOR), ADMINISTRATOR, secrets.database(ADMINISTRATOR));
    }
}
