package gradus.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class AnswerTest {

    @Test
    void whatIsAskedForIsGiven() {
        assertThat(Answer.of(3).integer()).isEqualTo(3);
        assertThat(Answer.of(3).number()).isEqualTo(3.0);
        assertThat(Answer.of(new float[] { 0.5f }).number()).isEqualTo(0.5);
        assertThat(Answer.of(true).flag()).isTrue();
        assertThat(Answer.of(null).isNull()).isTrue();
        assertThat(Answer.of(Arrays.asList(1, null)).list(2).getLast().isNull()).isTrue();
        assertThat(Answer.of(new double[][] { { 1, 2 } }).tensor(Dtype.FLOAT64, -1, 2).row(0)).containsExactly(1, 2);
    }

    @Test
    void everythingElseIsRejectedWithItsKey() {
        assertKey(() -> Answer.of(null).number(), "nothing", Map.of());
        assertKey(() -> Answer.of("3").number(), "wrong-type", Map.of("expected", "double", "actual", "text"));
        assertKey(() -> Answer.of(3.0).integer(), "wrong-type", Map.of("expected", "long", "actual", "double"));
        assertKey(() -> Answer.of(new double[] { 1, 2 }).number(), "wrong-type",
                Map.of("expected", "double", "actual", "tensor"));
        assertKey(() -> Answer.of(Double.NaN).number(), "not-finite", Map.of("index", "0"));
        assertKey(() -> Answer.of(1.0).near(1.25, 0.2), "wrong-value", Map.of("index", "0", "error", "0.25"));
        assertKey(() -> Answer.of(List.of(1)).list(2), "wrong-shape", Map.of("expected", "[2]", "actual", "[1]"));
        assertKey(() -> Answer.of(new int[] { 1 }).floats(1), "wrong-dtype",
                Map.of("expected", "float32", "actual", "int32"));
        assertKey(() -> Answer.of(new double[] { 1, Double.NaN }).floats(2), "not-finite", Map.of("index", "1"));
        assertKey(() -> Answer.failed(Rejected.nothing()).text(), "nothing", Map.of());
    }

    @Test
    void aCloseTensorPassesAndNothingElseDoes() {
        var expected = Tensor.of(1, -2000, Double.POSITIVE_INFINITY);
        Tensor.of(1 + 1e-7, -2000.1, Double.POSITIVE_INFINITY).requireNear(expected, 1e-6, 1e-4);
        assertKey(() -> Tensor.of(1, -2001, 0).requireNear(expected, 1e-6, 1e-4), "wrong-value",
                Map.of("index", "1", "error", "1"));
        assertKey(() -> Tensor.of(1, -2000, Double.NaN).requireNear(expected, 1, 1), "wrong-value",
                Map.of("index", "2", "error", "NaN"));
        assertKey(() -> Tensor.of(1, -2000).requireNear(expected, 1, 1), "wrong-shape",
                Map.of("expected", "[3]", "actual", "[2]"));
    }

    @Test
    void tensorsRoundAsTheirTypeDoes() {
        assertThat(Tensor.of(0.1).as(Dtype.FLOAT32).at(0)).isEqualTo(0.1f);
        assertThat(Tensor.of(3.9, -1, 300).as(Dtype.UINT8).values()).containsExactly(3, 255, 44);
        assertThat(Tensor.of(0, 2).as(Dtype.BOOLEAN).values()).containsExactly(0, 1);
        assertThatThrownBy(() -> Tensor.of(1, 2).reshape(3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Tensor.of(1, 2).reshape(-1, -2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void verdictsAndFeedbackCannotExistInAWrongState() {
        assertThat(Verdict.pass().fraction()).isEqualTo(1);
        assertThatThrownBy(() -> Verdict.partial(1, "key", Map.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Verdict.partial(Double.NaN, "key", Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
        for (var key : List.of("", "A", "a b", "-a", "a-", "x".repeat(65))) {
            assertThatThrownBy(() -> Verdict.fail(key)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(new Feedback("key", Map.of("a", "x".repeat(500))).values().get("a")).hasSize(200);
        assertThatThrownBy(() -> new Feedback("key", Map.of("a b", ""))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCallTakesOnlyWhatCrossesTheGate() {
        assertThatThrownBy(() -> Call.invoke("A", "b", new Object())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Call.on(-1, "b")).isInstanceOf(IllegalArgumentException.class);
        assertThat(Call.invoke("A", "b", (Object) null).operation())
                .isEqualTo(new Call.Invoke("A", "b", Arrays.asList((Object) null)));
    }

    private static void assertKey(ThrowingCallable code, String key, Map<String, String> values) {
        assertThatThrownBy(code).isInstanceOfSatisfying(Rejected.class,
                rejected -> assertThat(rejected.feedback()).isEqualTo(new Feedback(key, values)));
    }
}
