package gradus.labs.runs.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;

import org.junit.jupiter.api.Test;

/** Whom a runner takes for dead. */
class LeasesTest {

    private final Leases leases = new Leases(Clock.systemUTC(), null); // the length of a lease plays no part

    @Test
    void twoRunnersOfOneNameNeverTakeEachOtherForDead() {
        String host = leases.owner().split("/")[0];
        String machine = Leases.machine().replaceAll("[^A-Za-z0-9.-]", "-");
        assertThat(host).startsWith(machine + "-");
        assertThat(leases.isGone(host + "/999999999/1")).as("of this very machine").isTrue();
        assertThat(leases.isGone(machine + "-00000000-pid--4026531836-/999999999/1")).as("another one of its name").isFalse();
        assertThat(leases.isGone(machine + "/999999999/1")).isFalse();
    }
}
