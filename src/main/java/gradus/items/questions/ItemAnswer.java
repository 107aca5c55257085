package gradus.items.questions;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

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

    /** The last one to each item, by the item's uuid. */
    static Map<UUID, ItemAnswer> last(UUID person, List<UUID> items) {
        return ItemAnswer.<ItemAnswer> list("""
                from ItemAnswer where id in (
                    select ranked.answer from (
                        select one.id as answer,
                            row_number() over (partition by one.itemUuid order by one.answeredAt desc, one.id) as nth
                        from ItemAnswer one where one.personId = ?1 and one.itemUuid in ?2) ranked
                    where ranked.nth = 1)""", person, items).stream()
                .collect(Collectors.toMap(row -> row.itemUuid, Function.identity()));
    }

    /** Forgets what is older than the last {@link #KEPT}. */
    static void prune(UUID person, UUID item) {
        ItemAnswer.<ItemAnswer> find("personId = ?1 and itemUuid = ?2 order by answeredAt desc, id", person, item)
                .range(KEPT, 2 * KEPT).list().forEach(ItemAnswer::delete);
    }
}
