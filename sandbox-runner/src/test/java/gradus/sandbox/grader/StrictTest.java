package gradus.sandbox.grader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import gradus.grading.AdaptiveCheck;
import gradus.grading.BatchCheck;
import gradus.grading.Call;
import gradus.grading.Check;
import gradus.grading.Dtype;
import gradus.grading.Handle;
import gradus.grading.Tensor;
import gradus.grading.Verdict;
import gradus.sandbox.gate.DrawnCalls;
import gradus.sandbox.gate.Frame;
import gradus.sandbox.gate.FrameCodec;
import gradus.sandbox.gate.Header;
import gradus.sandbox.gate.Value;
import gradus.sandbox.wire.GraderJob;
import gradus.sandbox.wire.GraderMessage;
import gradus.sandbox.wire.LineWriter;
import gradus.sandbox.wire.StrictJob;
import gradus.sandbox.wire.Wire;

/** Drawing calls, and judging what is given as their answers. */
class StrictTest {

    private static final SeededDraw DRAW = new SeededDraw(5, 7);

    private final Map<String, Check> checks = new LinkedHashMap<>();
    private final ByteArrayOutputStream answers = new ByteArrayOutputStream();

    @Test
    void theSameSeedDrawsTheSameBytesAndAnotherSeedOthers() throws Exception {
        adds("first");
        assertThat(drawn(5)).isEqualTo(drawn(5)).isNotEqualTo(drawn(6));
        assertThat(DrawnCalls.read(drawn(5)).bytes()).isEqualTo(drawn(5));
    }

    @Test
    void anAdaptiveCheckIsRefusedByName() {
        adds("first");
        checks.put("second", (AdaptiveCheck) (_, _) -> Verdict.pass());
        assertThatThrownBy(this::drawn).isInstanceOf(GraderFailure.class)
                .hasMessageContaining("Check second is adaptive").hasMessageContaining("BatchCheck");
    }

    @Test
    void callsThatAreTooLargeTogetherAreRefused() {
        var images = new Tensor(Dtype.FLOAT32, new long[] { 900_000 }, new double[900_000]);
        checks.put("first", BatchCheck.of(List.of(Call.invoke("A", "b", images), Call.invoke("A", "b", images)),
                _ -> Verdict.pass()));
        assertThatThrownBy(this::drawn).isInstanceOf(GraderFailure.class)
                .hasMessageContaining("7,200,").hasMessageContaining("6,291,456");
    }

    @Test
    void aCallThatFitsIntoNoFrameIsTheAuthorsFault() {
        checks.put("first", BatchCheck.of(List.of(Call.invoke("A", "b", new Tensor(Dtype.FLOAT64,
                new long[] { 600_000 }, new double[600_000]))), _ -> Verdict.pass()));
        assertThatThrownBy(this::drawn).isInstanceOf(GraderFailure.class);
    }

    @Test
    void aHandleIsThatOfAnEarlierCall() throws Exception {
        checks.put("first", BatchCheck.of(List.of(Call.create("A"), Call.on(0, "b")), _ -> Verdict.pass()));
        assertThat(DrawnCalls.read(drawn()).checks().getFirst().calls().getLast().header())
                .isEqualTo(new Header.Invoke(DrawnCalls.handleOf(0), null, "b", List.of()));
        for (var handle : List.of(Handle.ofCall(0), Handle.ofCall(3), new Handle.Known(1))) {
            checks.put("first", BatchCheck.of(List.of(Call.on(handle, "b")), _ -> Verdict.pass()));
            assertThatThrownBy(this::drawn).isInstanceOf(GraderFailure.class)
                    .hasMessageContaining("Check first, call 0").hasMessageContaining("Handle.ofCall");
        }
    }

    @Test
    void rightAndWrongAnswersGetTheirPoints() throws Exception {
        adds("first");
        adds("second");
        answer(1, sum(1));
        answer(2, sum(2) + 1);
        assertThat(judged(false)).containsExactly("first passed 10 null", "second failed 0 off");
    }

    @Test
    void aProcessThatEndsFailsTheCheckItWasAskedForAndTheRestIsNotReached() throws Exception {
        adds("first");
        adds("second");
        adds("third");
        answer(1, sum(1));
        assertThat(judged(false)).containsExactly("first passed 10 null", "second failed 0 exited",
                "third not-reached 0 not-reached");
    }

    @Test
    void aProcessThatALimitEndedKeepsWhatItAnswered() throws Exception {
        adds("first");
        adds("second");
        answer(1, sum(1));
        assertThat(judged(true)).containsExactly("first passed 10 null");
    }

    @Test
    void aLateAnswerIsTheLast() throws Exception {
        adds("first");
        adds("second");
        tell(1, new Header.Refusal("late", Map.of("seconds", "<script>")));
        answer(2, sum(2));
        assertThat(judged(false)).containsExactly("first failed 0 late", "second not-reached 0 not-reached");
    }

    @Test
    void bytesThatAreNoAnswersEndWhatIsBelieved() throws Exception {
        adds("first");
        adds("second");
        adds("third");
        answer(1, sum(1));
        answers.writeBytes("{\"type\":\"check\",\"id\":\"second\",\"outcome\":\"passed\",\"points\":10}"
                .getBytes(StandardCharsets.UTF_8));
        answer(2, sum(2));
        answer(3, sum(3));
        assertThat(judged(false)).containsExactly("first passed 10 null", "second failed 0 protocol",
                "third not-reached 0 not-reached");
    }

    @Test
    void nobodyAnswersTwiceOrInAnotherOrderOrWhatWasNotAsked() throws Exception {
        for (long id : List.of(1L, 3L, Long.MAX_VALUE)) {
            checks.clear();
            answers.reset();
            adds("first");
            adds("second");
            answer(1, 0);
            answer(id, sum(1));
            assertThat(judged(false)).as("%d", id).containsExactly("first failed 0 off", "second failed 0 protocol");
        }
    }

    @Test
    void aCallIsNoAnswer() throws Exception {
        adds("first");
        tell(1, new Header.Invoke(null, "A", "b", List.of()));
        assertThat(judged(false)).containsExactly("first failed 0 protocol");
    }

    @Test
    void aHandleThatCannotBeIsTheLearnersFaultAndNotTheGraders() throws Exception {
        adds("first");
        tell(1, new Header.Answer(new Value.Reference(-5)));
        assertThat(judged(false)).containsExactly("first failed 0 protocol");
    }

    @Test
    void answersOfABatchHaveABudget() throws Exception {
        checks.put("first", BatchCheck.of(java.util.Collections.nCopies(4, Call.invoke("A", "b")), _ -> Verdict.pass()));
        for (int id = 1; id <= 4; id++) {
            tell(id, new Header.Answer(new Value.Array(Dtype.UINT8, new long[] { 4_000_000 }, new byte[4_000_000])));
        }
        assertThat(judged(false)).containsExactly("first failed 0 too-large");
    }

    @Test
    void aReasonIsNarrowedAndACallThatMayFailGoesOn() throws Exception {
        var seen = new ArrayList<Map<String, String>>();
        checks.put("first", BatchCheck.of(List.of(Call.invoke("A", "b").mayFail(), Call.invoke("A", "b")), all -> {
            seen.add(all.getFirst().failure().orElseThrow().values());
            return Verdict.pass();
        }));
        tell(1, new Header.Refusal("exception", Map.of("type", "the hidden input", "file", "no file", "line", "x")));
        answer(2, 1);
        assertThat(judged(false)).containsExactly("first passed 10 null");
        assertThat(seen).containsExactly(Map.of("file", "", "line", "0", "type", "Throwable"));
    }

    @Test
    void aCheckThatThrowsIsTheGradersFault() throws Exception {
        checks.put("first", BatchCheck.of(List.of(Call.invoke("A", "b")), all -> {
            throw new IllegalStateException("a slip");
        }));
        answer(1, 1);
        assertThatThrownBy(() -> judged(false)).isInstanceOf(GraderFailure.class).hasMessageContaining("a slip");
    }

    /** Adds two drawn numbers. */
    private void adds(String id) {
        checks.put(id, new BatchCheck() {
            private double expected;

            @Override
            public List<Call> calls(gradus.grading.Draw draw) {
                var random = draw.random(id);
                double a = random.nextInt(100);
                double b = random.nextInt(100);
                expected = a + b;
                return List.of(Call.invoke("Adder", "add", a, b));
            }

            @Override
            public Verdict judge(gradus.grading.Draw draw, List<gradus.grading.Answer> given) {
                return given.getFirst().number() == expected ? Verdict.pass() : Verdict.fail("off");
            }
        });
    }

    /** What is right for that check. */
    private double sum(int number) {
        var random = DRAW.random(List.copyOf(checks.keySet()).get(number - 1));
        return random.nextInt(100) + random.nextInt(100);
    }

    private byte[] drawn() throws GraderFailure {
        return drawn(5);
    }

    private byte[] drawn(long seed) throws GraderFailure {
        return DrawnChecks.of(job(), checks, new SeededDraw(seed, 7)).bytes(job(), StrictJob.MOST_BYTES);
    }

    private GraderJob job() {
        return new GraderJob(Wire.PROTOCOL, "grader", new UUID(0, 0), 1, 5, 7, Map.of(), "G", Map.of(), Map.of(), null,
                checks.keySet().stream().map(id -> new GraderJob.Check(id, 10, 5000, null)).toList(), "", 0);
    }

    private void answer(long id, double number) throws IOException {
        tell(id, new Header.Answer(new Value.Real(number)));
    }

    private void tell(long id, Header header) throws IOException {
        FrameCodec.write(java.nio.channels.Channels.newChannel(answers), new Frame(id, header));
    }

    private List<String> judged(boolean stopped) throws GraderFailure {
        var lines = new ByteArrayOutputStream();
        var drawn = DrawnChecks.of(job(), checks, DRAW);
        var calls = drawn.calls().values().stream().mapToLong(List::size).sum();
        new RecordedRun(job(), checks, drawn, DRAW, RecordedAnswers.read(answers.toByteArray(), calls), stopped,
                new Report(new LineWriter(lines))).run();
        return lines.toString(StandardCharsets.UTF_8).lines().map(line -> Wire.read(line, GraderMessage.class))
                .filter(GraderMessage.Check.class::isInstance).map(GraderMessage.Check.class::cast)
                .map(check -> "%s %s %d %s".formatted(check.id(), check.outcome(), check.points(),
                        check.message() == null ? null : check.message().key()))
                .toList();
    }
}
