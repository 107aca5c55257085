package gradus.common;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Plain SQL for queues and the outbox, where the rows of all organisations meet. Everything else goes through entities,
 * which are scoped to one organisation. Joins the running transaction; without one, every statement is its own.
 */
@ApplicationScoped
public class Sql {

    /** Reads the current row. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** The database refused or could not be reached. */
    public static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1;

        Failure(SQLException cause) {
            super(cause.getMessage(), cause);
        }
    }

    private final DataSource database;

    Sql(DataSource database) {
        this.database = database;
    }

    /**
     * @param values one per question mark: text, number, boolean, UUID, bytes, {@link Instant} or null
     * @return how many rows changed
     * @throws Failure if the database refuses
     */
    public int update(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepared(connection, sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new Failure(e);
        }
    }

    /** Also for {@code update … returning}. */
    public <T> List<T> query(String sql, Row<T> reader, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepared(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            List<T> result = new ArrayList<>();
            while (rows.next()) {
                result.add(reader.read(rows));
            }
            return result;
        } catch (SQLException e) {
            throw new Failure(e);
        }
    }

    /** The first row of {@link #query}; what the reader returns must not be null. */
    public <T> Optional<T> first(String sql, Row<T> reader, Object... values) {
        return query(sql, reader, values).stream().findFirst();
    }

    /** A {@code timestamptz} column, null if it is. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, java.time.OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object[] values) throws SQLException {
        var statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i] instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : values[i]);
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }
}
