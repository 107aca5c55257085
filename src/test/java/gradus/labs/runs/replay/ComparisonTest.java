package gradus.labs.runs.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import gradus.labs.runs.replay.Outcome.Check;

class ComparisonTest {

    private static final Environment HERE = new Environment("0.1", "25", "PyTorch 2.7.1", "cpu", "Abacus 9");
    private static final Environment ELSEWHERE = new Environment("0.1", "25", "PyTorch 2.7.1", "cpu", "Abacus 10");
    private static final Check PASSED = new Check("adds", "passed", 7, null);
    private static final Check OFF = new Check("sign", "failed", 0, "{\"key\":\"sum-off\",\"values\":{\"index\":\"3\"}}");
    private static final List<Point> LOSS = List.of(new Point(0, 1), new Point(1, 0.5));
    private static final Outcome THEN = outcome(HERE, 0.5, PASSED, OFF);

    @Test
    void theSameInEverythingIsIdenticalOnWhateverMachine() {
        for (var environment : List.of(HERE, ELSEWHERE)) {
            var found = Comparison.of(THEN, outcome(environment, 0.5, PASSED, OFF));
            assertThat(found.agreement()).isEqualTo(Agreement.IDENTICAL);
            assertThat(found.reproduced()).isTrue();
        }
    }

    @Test
    void anotherNumberWithTheSameVerdictIsEnoughOnAnotherMachineOnly() {
        var there = Comparison.of(THEN, outcome(ELSEWHERE, 0.5000001, PASSED, OFF));
        assertThat(there.agreement()).isEqualTo(Agreement.SAME_VERDICT);
        assertThat(there.reproduced()).isTrue();
        var here = Comparison.of(THEN, outcome(HERE, 0.5000001, PASSED, OFF));
        assertThat(here.agreement()).isEqualTo(Agreement.SAME_VERDICT);
        assertThat(here.reproduced()).isFalse();
    }

    @Test
    void aMachineThatIsNotKnownMayBeAnother() {
        var old = new Environment(null, "25", "PyTorch 2.7.1", "cpu", null);
        assertThat(old.sameAs(old)).isFalse();
        assertThat(old.against(HERE)).filteredOn(part -> !part.same()).extracting(Environment.Part::name)
                .containsExactly("runner", "processor");
    }

    @Test
    void anotherMessageIsNotIdentical() {
        var other = new Check("sign", "failed", 0, "{\"key\":\"sum-off\",\"values\":{\"index\":\"4\"}}");
        assertThat(Comparison.of(THEN, outcome(HERE, 0.5, PASSED, other)).agreement())
                .isEqualTo(Agreement.SAME_VERDICT);
    }

    @Test
    void anotherOutcomeOfACheckIsDifferent() {
        var found = Comparison.of(THEN, outcome(ELSEWHERE, 0.5, PASSED, new Check("sign", "partial", 1, null)));
        assertThat(found.agreement()).isEqualTo(Agreement.DIFFERENT);
        assertThat(found.reproduced()).isFalse();
    }

    @Test
    void aCheckThatOnlyOneRunHasIsDifferent() {
        var found = Comparison.of(THEN, outcome(HERE, 0.5, PASSED));
        assertThat(found.agreement()).isEqualTo(Agreement.DIFFERENT);
        assertThat(found.checks()).last().isEqualTo(new CheckComparison("sign", OFF, null));
        assertThat(Comparison.of(outcome(HERE, 0.5), THEN).checks()).extracting(CheckComparison::id)
                .containsExactly("adds", "sign");
    }

    @Test
    void anotherEndOrScoreIsDifferent() {
        var curves = Map.of("loss", LOSS);
        var ended = new Outcome("wall", 7, 10, true, THEN.checks(), curves, HERE);
        assertThat(Comparison.of(THEN, ended).agreement()).isEqualTo(Agreement.DIFFERENT);
        var judged = new Outcome("completed", 7, 10, false, THEN.checks(), curves, HERE);
        assertThat(Comparison.of(THEN, judged).sameScore()).isFalse();
        assertThat(Comparison.of(THEN, judged).agreement()).isEqualTo(Agreement.DIFFERENT);
    }

    private static Outcome outcome(Environment environment, double last, Check... checks) {
        return new Outcome("completed", 7, 10, true, List.of(checks),
                Map.of("loss", List.of(new Point(0, 1), new Point(1, last))), environment);
    }
}
