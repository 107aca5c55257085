package gradus.enrolments;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.TenantId;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Sort;

/** One person taking one course. */
@Entity
@Table(name = "enrolment_course")
class CourseEnrolment extends PanacheEntityBase {

    @Id
    public UUID id;
    @TenantId
    public String organizationId;
    public UUID personId;
    public String courseId;
    public Instant since; // of the first time
    public Instant leftAt; // null while enrolled

    static Optional<CourseEnrolment> of(UUID person, String course) {
        return find("personId = ?1 and courseId = ?2", person, course).firstResultOptional();
    }

    static List<CourseEnrolment> open(UUID person) {
        return list("personId = ?1 and leftAt is null", Sort.by("since").and("courseId"), person);
    }

    /** Makes the row unless it is there; in one statement, since a button may be pressed twice. */
    static void make(String organization, UUID person, String course, Instant now) {
        getEntityManager().createQuery("""
                insert into CourseEnrolment (id, organizationId, personId, courseId, since)
                values (:id, :organization, :person, :course, :now) on conflict do nothing""")
                .setParameter("id", UUID.randomUUID())
                .setParameter("organization", organization)
                .setParameter("person", person)
                .setParameter("course", course)
                .setParameter("now", now)
                .executeUpdate();
    }

    void leave(Instant now) {
        if (leftAt == null) {
            leftAt = now.isBefore(since) ? since : now; // a clock may be set back
        }
    }
}
