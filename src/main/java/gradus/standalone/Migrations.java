package gradus.standalone;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings the application's tables to this version, and says who may do what with them. Done by the starter as their owner: no
 * process of the application knows a login that could change a table.
 */
final class Migrations {

    private Migrations() {
    }

    static void carryOut(Start start, Postgres database) {
        start.console().step("PostgreSQL: looking after the application's tables");
        try {
            Flyway.configure()
                    .dataSource(database.url(), Postgres.OWNER, start.secrets().database(Postgres.OWNER))
                    .load().migrate();
        } catch (FlywayException e) {
            throw new StartFailure("The application's tables cannot be brought to this version: " + e.getMessage(), e);
        }
    }
}
