package gradus.organizations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class TenancyTest {

    @Inject
    Tenancy tenancy;
    @Inject
    Memberships memberships;
    @Inject
    Clock clock;

    private final UUID person = UUID.randomUUID();

    @BeforeEach
    void anotherOrganization() {
        inTransaction("demo", () -> {
            if (Organization.findById("other") == null) {
                var other = new Organization();
                other.id = "other";
                other.createdAt = clock.instant();
                other.persist();
            }
        });
    }

    @Test
    void theHomeOrganizationIsMadeAtStart() {
        inTransaction("demo", () -> assertThat(Organization.<Organization> findById("demo")).isNotNull());
    }

    @Test
    void aNewRowBelongsToTheOrganizationWorkedFor() {
        tenancy.run("other", () -> memberships.grant(person, Set.of(Role.TRAINER)));
        inTransaction("other", () -> assertThat(Membership.of(person))
                .singleElement().extracting(membership -> membership.organizationId).isEqualTo("other"));
    }

    @Test
    void queriesOfAnotherOrganizationFindNothing() {
        tenancy.run("other", () -> memberships.grant(person, Set.of(Role.TRAINER)));
        assertThat(tenancy.call("demo", () -> memberships.of(person))).isEmpty();
        inTransaction("demo", () -> {
            assertThat(Membership.count("personId", person)).isZero();
            assertThat(Membership.find("from Membership m where m.personId = ?1", person).list()).isEmpty();
            assertThat(Membership.streamAll().map(Membership.class::cast).map(row -> row.personId))
                    .doesNotContain(person);
        });
    }

    @Test
    void anotherOrganizationCannotLoadARowByItsId() {
        tenancy.run("other", () -> memberships.grant(person, Set.of(Role.TRAINER)));
        var id = tenancy.call("other", () -> QuarkusTransaction.requiringNew()
                .call(() -> Membership.of(person).getFirst().id));
        inTransaction("demo", () -> {
            assertThat(Membership.<Membership> findById(id)).isNull();
            assertThat(Membership.deleteById(id)).isFalse();
        });
    }

    @Test
    void bulkUpdatesAndDeletesOfAnotherOrganizationTouchNothing() {
        tenancy.run("other", () -> memberships.grant(person, Set.of(Role.TRAINER)));
        inTransaction("demo", () -> {
            assertThat(Membership.update("role = ?1 where personId = ?2", Role.OPERATOR, person)).isZero();
            assertThat(Membership.delete("personId", person)).isZero();
        });
        assertThat(tenancy.call("other", () -> memberships.of(person))).containsExactly(Role.TRAINER);
    }

    @Test
    void aRowCannotBeGivenToAnotherOrganization() {
        assertThatThrownBy(() -> inTransaction("demo", () -> {
            var membership = new Membership();
            membership.id = UUID.randomUUID();
            membership.organizationId = "other";
            membership.personId = person;
            membership.role = Role.OPERATOR;
            membership.createdAt = clock.instant();
            membership.persist();
            Membership.flush();
        })).hasStackTraceContaining("tenant id");
    }

    @Test
    void workForNoOrganizationIsRefused() {
        assertThatThrownBy(() -> memberships.of(person)).hasStackTraceContaining("no organization");
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().call(() -> Membership.count()))
                .hasStackTraceContaining("no organization");
    }

    @Test
    void theOrganizationCannotChangeInTheMiddleOfWork() {
        assertThatIllegalStateException().isThrownBy(() -> tenancy.run("demo", () -> tenancy.run("other", () -> {
        })));
        assertThatIllegalStateException().isThrownBy(() -> QuarkusTransaction.requiringNew()
                .run(() -> tenancy.run("other", () -> {
                })));
    }

    @Test
    void oneAfterTheOtherEachSeesItsOwn() {
        tenancy.run("other", () -> memberships.grant(person, Set.of(Role.TRAINER)));
        tenancy.run("demo", () -> memberships.grant(person, Set.of(Role.LEARNER)));
        assertThat(tenancy.call("other", () -> memberships.of(person))).containsExactly(Role.TRAINER);
        assertThat(tenancy.call("demo", () -> memberships.of(person))).containsExactly(Role.LEARNER);
    }

    @Test
    void aRoleIsTakenAway() {
        tenancy.run("demo", () -> memberships.grant(person, Set.of(Role.LEARNER, Role.TRAINER)));
        tenancy.run("demo", () -> memberships.revoke(person, Role.TRAINER));
        assertThat(tenancy.call("demo", () -> memberships.of(person))).containsExactly(Role.LEARNER);
    }

    private void inTransaction(String organization, Runnable work) {
        tenancy.run(organization, () -> QuarkusTransaction.requiringNew().run(work));
    }
}
