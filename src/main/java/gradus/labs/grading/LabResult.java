package gradus.labs.grading;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;

import org.hibernate.annotations.TenantId;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A person's best submit of a lab. */
@Entity
@Table(name = "lab_result")
class LabResult extends PanacheEntityBase {

    @Id
    public UUID id;
    @TenantId
    public String organizationId;
    public UUID personId;
    public String labId;
    public UUID runId;
    public int earned;
    public int possible;
    public boolean passed;
    public Instant reachedAt;
    public Instant passedAt; // of the first submit that passed, null before

    static Optional<LabResult> of(UUID person, String lab) {
        return find("personId = ?1 and labId = ?2", person, lab).firstResultOptional();
    }

    static List<LabResult> of(UUID person) {
        return list("personId", person);
    }

    static Optional<LabResult> locked(UUID person, String lab) {
        return LabResult.<LabResult> find("personId = ?1 and labId = ?2", person, lab)
                .withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    /** The best share of points counts, of equal ones the earliest; the same run a second time changes nothing. */
    void consider(RunClosed run) {
        var score = new Score(run.earned(), run.possible());
        var best = new Score(earned, possible);
        boolean earlier = run.closedAt().isBefore(reachedAt);
        if (score.betterThan(best) || (!best.betterThan(score) && earlier)) {
            take(run);
        }
        if (run.passed()) {
            passed = true;
            passedAt = passedAt == null || run.closedAt().isBefore(passedAt) ? run.closedAt() : passedAt;
        }
    }

    void take(RunClosed run) {
        runId = run.run();
        earned = run.earned();
        possible = run.possible();
        reachedAt = run.closedAt();
    }
}
