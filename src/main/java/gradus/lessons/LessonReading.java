package gradus.lessons;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.TenantId;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** One person has read one lesson. */
@Entity
@Table(name = "lesson_reading")
class LessonReading extends PanacheEntityBase {

    @Id
    public UUID id;
    @TenantId
    public String organizationId;
    public UUID personId;
    public UUID lessonUuid;
    public Instant readAt;

    static Optional<LessonReading> of(UUID person, UUID lesson) {
        return find("personId = ?1 and lessonUuid = ?2", person, lesson).firstResultOptional();
    }

    static List<LessonReading> of(UUID person) {
        return list("personId", person);
    }

    /** Makes the row unless it is there; in one statement, since button and script may both say it. */
    static void make(String organization, UUID person, UUID lesson, Instant now) {
        getEntityManager().createQuery("""
                insert into LessonReading (id, organizationId, personId, lessonUuid, readAt)
                values (:id, :organization, :person, :lesson, :now) on conflict do nothing""")
                .setParameter("id", UUID.randomUUID())
                .setParameter("organization", organization)
                .setParameter("person", person)
                .setParameter("lesson", lesson)
                .setParameter("now", now)
                .executeUpdate();
    }
}
