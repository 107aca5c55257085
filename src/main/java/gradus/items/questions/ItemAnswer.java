package gradus.items.questions;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** What a person once answered to an item. With the item's version and the seed it can be judged again. */
@Entity
@Immutable
@Table(name = "item_answer")
class ItemAnswer extends PanacheEntityBase {

    /** Of one item, so many of a person's answers are kept: the last ones. */
    static final int KEPT = 100;

    @Id
    public UUID id;
    @TenantId
    public String organizationId;
    public UUID personId;
    public UUID itemUuid;
    public String itemVersion;
    public int variant;
    public long seed;
    /** The page it was answered on: a path of ours. */
    public String place;
    @JdbcTypeCode(SqlTypes.JSON)
    public JsonNode answer;
    public double share;
    public Instant answeredAt;

    static Optional<ItemAnswer> last(UUID person, UUID item) {
        return find("personId = ?1 and itemUuid = ?2 order by answeredAt desc, id", person, item).firstResultOptional();
    }

    /** Forgets what is older than the last {@link #KEPT}. */
    static void prune(UUID person, UUID item) {
        ItemAnswer.<ItemAnswer> find("personId = ?1 and itemUuid = ?2 order by answeredAt desc, id", person, item)
                .range(KEPT, 2 * KEPT).list().forEach(ItemAnswer::delete);
    }
}
