package gradus.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTroubleTest {

    @ParameterizedTest
    @ValueSource(strings = { "08001", "08006", "57P01", "57P02", "57P03", "53300" })
    void aDatabaseThatCannotBeReachedIsAwayHoweverDeepThatStands(String state) {
        var failure = new IllegalStateException(new RuntimeException(new SQLException("gone", state)));
        assertThat(DatabaseTrouble.of(failure)).contains(DatabaseTrouble.AWAY);
    }

    @Test
    void aPoolWithoutAFreeConnectionIsAwayToo() {
        assertThat(DatabaseTrouble.of(new SQLException("Sorry, acquisition timeout!"))).contains(DatabaseTrouble.AWAY);
    }

    @Test
    void aFullDiskIsFull() {
        assertThat(DatabaseTrouble.of(new SQLException("no space", "53100"))).contains(DatabaseTrouble.FULL);
    }

    @ParameterizedTest
    @ValueSource(strings = { "23505", "42P01", "22001" })
    void aMistakeOfOursIsNoTrouble(String state) {
        assertThat(DatabaseTrouble.of(new RuntimeException(new SQLException("wrong", state)))).isEmpty();
    }

    @Test
    void otherFailuresAreNoTroubleAndCirclesEnd() {
        var one = new RuntimeException("one");
        var other = new RuntimeException("other", one);
        one.initCause(other);
        assertThat(DatabaseTrouble.of(one)).isEmpty();
        assertThat(DatabaseTrouble.of(new SQLException("no state", (String) null))).isEmpty();
    }
}
