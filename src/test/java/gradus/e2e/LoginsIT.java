package gradus.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

/**
 * What the logins of the two processes may do in the database. That it is enough is what all other tests of the installation
 * show: their runs are taken, carried out and closed with the runner's.
 */
class LoginsIT {

    private static final String WEB = "gradus_web";
    private static final String RUNNER = "gradus_runner";
    private static final String REFUSED = "42501"; // SQLState: insufficient privilege

    private final Ledger ledger = new Ledger(Installation.get().data());

    LoginsIT() throws IOException {
        // the ledger reads the installation's passwords
    }

    @Test
    void theRunnerSeesTheTablesOfRunsAndNothingOfPeople() throws SQLException {
        try (var connection = ledger.open(RUNNER)) {
            var allowed = new TreeMap<String, Set<String>>();
            for (var table : tables()) {
                var rights = rights(connection, table);
                if (!rights.isEmpty()) {
                    allowed.put(table, rights);
                }
            }
            assertThat(allowed).containsExactly(
                    entry("flyway_schema_history", "select"),
                    entry("lab_compiled", "insert", "select"),
                    entry("lab_queue_pause", "select"),
                    entry("lab_run", "select", "some update"),
                    entry("lab_run_artifact", "delete", "insert", "some select"),
                    entry("lab_run_event", "insert", "select"),
                    entry("lab_runner", "delete", "insert", "select", "update"),
                    entry("lab_snapshot", "select"),
                    entry("lab_use", "insert", "select", "update"),
                    entry("lab_version", "select"),
                    entry("outbox_event", "some insert", "some select"));
            for (var table : List.of("identity_person", "org_membership", "enrolment_course", "item_answer", "lab_result",
                    "lab_workspace", "lesson_reading")) {
                assertRefused(connection, "select count(*) from " + table);
            }
            assertRefused(connection, "select payload from outbox_event limit 1");
            assertRefused(connection, "update lab_run set person_id = gen_random_uuid()");
            assertRefused(connection, "update lab_run set grading_seed = 1");
            assertRefused(connection, "delete from lab_run");
            assertRefused(connection, "create table lab_mine (id int)");
            assertRefused(connection, "create temporary table mine (id int)");
        }
    }

    @Test
    void webReachesEveryRowAndChangesNoTable() throws SQLException {
        try (var connection = ledger.open(WEB)) {
            for (var table : tables()) {
                assertThat(rights(connection, table)).as(table).isEqualTo(table.equals("flyway_schema_history")
                        ? Set.of("select")
                        : Set.of("delete", "insert", "select", "update"));
            }
            assertRefused(connection, "drop table lab_run");
            assertRefused(connection, "truncate lab_run");
            assertRefused(connection, "alter table lab_run add column mine int");
            assertRefused(connection, "create table mine (id int)");
            assertRefused(connection, "create role mine");
        }
    }

    @Test
    void eachProcessUsesItsOwn() throws SQLException {
        try (var connection = ledger.open("postgres");
                var rows = connection.createStatement().executeQuery(
                        "select distinct usename from pg_stat_activity where datname = 'gradus' and usename <> 'postgres'")) {
            var users = new TreeSet<String>();
            while (rows.next()) {
                users.add(rows.getString(1));
            }
            assertThat(users).containsExactly(RUNNER, WEB);
        }
    }

    private static Map.Entry<String, Set<String>> entry(String table, String... rights) {
        return Map.entry(table, new TreeSet<>(List.of(rights)));
    }

    private List<String> tables() throws SQLException {
        try (var connection = ledger.open("postgres");
                var rows = connection.createStatement().executeQuery(
                        "select tablename from pg_tables where schemaname = 'public' order by 1")) {
            var tables = new ArrayList<String>();
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
            assertThat(tables).hasSizeGreaterThan(15);
            return tables;
        }
    }

    /** What the connection's user may do with a table; {@code some} where only with some of its columns. */
    private static Set<String> rights(Connection connection, String table) throws SQLException {
        var rights = new TreeSet<String>();
        for (var right : List.of("select", "insert", "update", "delete", "truncate", "references", "trigger")) {
            if (asked(connection, "has_table_privilege", table, right)) {
                rights.add(right);
            } else if (List.of("select", "insert", "update", "references").contains(right)
                    && asked(connection, "has_any_column_privilege", table, right)) {
                rights.add("some " + right);
            }
        }
        return rights;
    }

    private static boolean asked(Connection connection, String function, String table, String right) throws SQLException {
        try (var question = connection.prepareStatement("select " + function + "(?, ?)")) {
            question.setString(1, table);
            question.setString(2, right);
            var answer = question.executeQuery();
            answer.next();
            return answer.getBoolean(1);
        }
    }

    private static void assertRefused(Connection connection, String statement) {
        assertThatThrownBy(() -> connection.createStatement().execute(statement)).as(statement)
                .isInstanceOfSatisfying(SQLException.class, refused -> assertThat(refused.getSQLState()).isEqualTo(REFUSED));
    }
}
