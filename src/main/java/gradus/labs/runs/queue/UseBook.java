package gradus.labs.runs.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import gradus.common.Sql;
import gradus.labs.backend.Device;
import gradus.labs.runs.scheduling.Account;
import gradus.labs.runs.scheduling.Owner;
import gradus.labs.runs.scheduling.Use;

/** Who has used how much lately: what shares are compared by. */
@ApplicationScoped
public class UseBook {

    /** After so many half-lives nothing is left worth reading. */
    private static final int FORGOTTEN_AFTER = 20;
    private static final int MOST_HALVINGS = 100; // a power below would be an error

    private final Sql sql;
    private final Clock clock;
    private final QueueConfig config;

    UseBook(Sql sql, Clock clock, QueueConfig config) {
        this.sql = sql;
        this.clock = clock;
        this.config = config;
    }

    /** Counts what a run kept others from; last in the transaction that closes it, since many wait for the same rows. */
    @Transactional(TxType.MANDATORY)
    public void charge(Device device, Owner owner, Duration used) {
        double seconds = used.toMillis() / 1000.0;
        var now = clock.instant();
        sql.update("""
                insert into lab_use (device, organization_id, kind, name, seconds, used_at)
                values (?, ?, 'organization', '', ?, ?), (?, ?, 'course', ?, ?, ?), (?, ?, 'person', ?, ?, ?)
                on conflict on constraint lab_use__pk do update set used_at = excluded.used_at,
                    seconds = excluded.seconds + lab_use.seconds * power(cast(0.5 as double precision), least(%d, greatest(0,
                        cast(extract(epoch from excluded.used_at - lab_use.used_at) as double precision) / ?)))"""
                .formatted(MOST_HALVINGS),
                device.key(), owner.organization(), seconds, now,
                device.key(), owner.organization(), owner.course(), seconds, now,
                device.key(), owner.organization(), owner.person().toString(), seconds, now,
                (double) config.halfLife().toSeconds());
    }

    Map<Account, Use> recent() {
        var recent = new HashMap<Account, Use>();
        sql.query("select * from lab_use where used_at > ?",
                row -> recent.put(account(row), new Use(row.getDouble("seconds"), Sql.instant(row, "used_at"))),
                clock.instant().minus(config.halfLife().multipliedBy(FORGOTTEN_AFTER)));
        return recent;
    }

    private static Account account(ResultSet row) throws SQLException {
        var kind = row.getString("kind");
        var name = row.getString("name");
        return new Account(Device.ofKey(row.getString("device")).orElseThrow(), row.getString("organization_id"),
                kind.equals("course") ? name : null, kind.equals("person") ? UUID.fromString(name) : null);
    }
}
