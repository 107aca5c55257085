package gradus.sandbox.grader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import gradus.grading.Answer;
import gradus.grading.BatchCheck;
import gradus.grading.Feedback;
import gradus.grading.Rejected;
import gradus.grading.Tensor;
import gradus.grading.Verdict;
import gradus.sandbox.compile.MemoryCompiler;
import gradus.sandbox.gate.Header;
import gradus.sandbox.gate.Value;
import gradus.sandbox.learner.Reference;
import gradus.sandbox.wire.Comparison;
import gradus.sandbox.wire.GraderJob;
import gradus.sandbox.wire.Wire;

class ComparedCheckTest {

    private static final String SOLUTION = """
            import ai.djl.ndarray.NDArray;
            class Answers {
                static NDArray scaled(NDArray matrix, float by) { return matrix.mul(by); }
                static NDArray table(NDArray matrix, float by) { return matrix.mul(by).transpose(); }
                static double mean(double[] values) { return java.util.Arrays.stream(values).average().orElse(0); }
                static long count(boolean[] flags, int least) { return flags.length + least; }
                static String word(String text) { return text + "!"; }
                static boolean odd(int number) { return number % 2 != 0; }
                static java.util.List<double[]> pair(double x) {
                    return java.util.List.of(new double[] { x }, new double[] { 2 * x, 1 });
                }
                static double[] undefined(double[] values) { return new double[] { Double.NaN, 1.0 / 0, values[0] }; }
                static Object object() { return new Object(); }
                static double none(double x) { throw new IllegalStateException("no"); }
            }
            class Counter {
                private final int step;
                Counter(int step) { this.step = step; }
                long after(int times) { return (long) step * times; }
            }
            """;

    private static final String MATRIX = comparison("scaled", "0.001", """
            {"type": "float32", "shape": [%s, %s], "draw": "normal", "values": [0, 3], "size": null},
            {"type": "double", "shape": null, "draw": "uniform", "values": [0.5, 2], "size": null}"""
            .formatted(size("n", 1, 0), size("n", 1, 1)));

    private static final String MEAN = comparison("mean", "1e-9", """
            {"type": "float64", "shape": [%s], "draw": "uniform", "values": [1, 2], "size": null}"""
            .formatted(size("n", 1, 0)));

    @ParameterizedTest
    @ValueSource(strings = { "scaled", "table" })
    void theSolutionItselfPasses(String method) {
        assertThat(judge(MATRIX.replace("scaled", method), SOLUTION)).isEqualTo(Verdict.pass());
    }

    @Test
    void anAnswerMayDifferByTheTolerance() {
        assertThat(judge(MATRIX, changed("mul(by)", "mul(by * 1.0005f)"))).isEqualTo(Verdict.pass());
        assertFails(judge(MATRIX, changed("mul(by)", "mul(by * 1.01f)")), "wrong-value");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "matrix.mul(by);              | matrix.mul(-by);                        | wrong-sign",
            "matrix.mul(by);              | matrix.mul(by).transpose();             | transposed",
            "matrix.mul(by);              | matrix.mul(by).flatten();               | wrong-shape",
            "matrix.mul(by);              | matrix.mul(by).toType(ai.djl.ndarray.types.DataType.FLOAT64, true); | wrong-dtype",
            "matrix.mul(by);              | matrix.div(0f);                         | not-finite",
            "matrix.mul(by);              | null;                                   | nothing",
            "matrix.mul(by);              | matrix;                                 | wrong-value",
            "static NDArray scaled        | static NDArray scales                   | no-such-method",
            "static NDArray scaled(NDArray matrix, float by) { return | static String scaled(NDArray matrix, float by) { return \"\" + | wrong-type" })
    void whatIsWrongIsNamed(String right, String wrong, String key) {
        assertFails(judge(MATRIX, changed(right, wrong)), key);
    }

    @Test
    void aMistakeIsKnownByTheWrongAnswerThatMakesIt() {
        var known = MEAN.replace("\"mistakes\": []",
                "\"mistakes\": [{\"like\": \"half\", \"message\": \"half\", \"share\": 0.2},"
                        + " {\"like\": \"sum\", \"message\": \"sum-for-mean\", \"share\": 0.5}]");
        var sum = changed("average().orElse(0)", "sum()");

        var verdict = judge(known, sum, Map.of("sum/Answers.java", sum, "half/Answers.java", "class Broken {"));

        assertThat(verdict).isEqualTo(Verdict.partial(0.5, "sum-for-mean", Map.of()));
        assertFails(judge(known, changed("average().orElse(0)", "max().orElse(0)"),
                Map.of("sum/Answers.java", sum, "half/Answers.java", sum)), "wrong-value");
    }

    @Test
    void theFirstCaseHasTheSmallestSizesAndTheLastTheLargest() {
        var comparison = Wire.read(MATRIX, Comparison.class);
        var shapes = Cases.draw(comparison, new SeededDraw(1, 2).random("x")).stream()
                .map(one -> ((Tensor) one.arguments().getFirst()).shape()).map(Arrays::toString).toList();
        assertThat(shapes).hasSize(4).startsWith("[1, 2]").endsWith("[30, 31]");
    }

    @Test
    void theSameSeedDrawsTheSameAndAnotherSeedSomethingElse() {
        var comparison = Wire.read(MATRIX, Comparison.class);
        assertThat(Cases.draw(comparison, new SeededDraw(1, 2).random("x")))
                .isEqualTo(Cases.draw(comparison, new SeededDraw(1, 3).random("x")))
                .isNotEqualTo(Cases.draw(comparison, new SeededDraw(2, 2).random("x")));
    }

    @Test
    void rowsCanBeOneHotOrSumToOne() {
        for (var rows : List.of("one-hot", "probabilities")) {
            var drawn = (Tensor) Cases.draw(Wire.read(comparison("mean", "0", """
                    {"type": "float64", "shape": [%s, %s], "draw": "%s", "values": [], "size": null}"""
                    .formatted(size("n", 1, 0), size(null, 0, 3), rows)), Comparison.class),
                    new SeededDraw(1, 2).random("x")).getLast().arguments().getFirst();
            for (int row = 0; row < 30; row++) {
                assertThat(Arrays.stream(drawn.row(row)).sum()).isCloseTo(1, org.assertj.core.data.Offset.offset(1e-12));
                assertThat(Arrays.stream(drawn.row(row))).allMatch(value -> value >= 0);
            }
            assertThat(Arrays.stream(drawn.values()).filter(value -> value == 1).count())
                    .isEqualTo(rows.equals("one-hot") ? 30 : 0);
        }
    }

    @Test
    void everyFormOfAnAnswerIsCompared() {
        var count = comparison("count", "0", """
                {"type": "boolean", "shape": [%s], "draw": "choice", "values": [true, false], "size": null},
                {"type": "long", "shape": null, "draw": "size", "values": [], "size": %s}"""
                .formatted(size("n", 1, 0), size("n", 2, 1)));
        var word = comparison("word", "0", """
                {"type": "text", "shape": null, "draw": "choice", "values": ["yes", "no"], "size": null}""");
        var odd = comparison("odd", "0", """
                {"type": "long", "shape": null, "draw": "uniform", "values": [-3, 3], "size": null}""");
        var pair = comparison("pair", "0", """
                {"type": "double", "shape": null, "draw": "normal", "values": [5, 1], "size": null}""");
        var undefined = comparison("undefined", "0", """
                {"type": "float64", "shape": [%s], "draw": "values", "values": [7, 8], "size": null}"""
                .formatted(size(null, 0, 2)));
        for (var each : List.of(count, word, odd, pair, undefined)) {
            assertThat(judge(each, SOLUTION)).as(each).isEqualTo(Verdict.pass());
        }
        assertFails(judge(count, changed("flags.length + least", "flags.length")), "wrong-value");
        assertFails(judge(word, changed("+ \"!\"", "+ \"?\"")), "different");
        assertFails(judge(odd, changed("% 2 != 0", "% 2 == 1")), "different");
        assertFails(judge(pair, changed("{ x }, new", "{ x }, new double[0], new")), "wrong-shape");
        assertFails(judge(undefined, changed("Double.NaN", "0")), "wrong-value");
        assertFails(judge(undefined, changed("1.0 / 0", "-1.0 / 0")), "wrong-value");
    }

    @Test
    void aMethodOfAnObjectIsCalledOnOneThatWasMadeForTheCase() {
        var after = comparison("after", "0", """
                {"type": "long", "shape": null, "draw": "uniform", "values": [2, 9], "size": null}""")
                .replace("\"Answers\"", "\"Counter\"").replace("\"constructor\": null", """
                        "constructor": [{"type": "long", "shape": null, "draw": "uniform", "values": [1, 9],
                                "size": null}]""");
        assertThat(judge(after, SOLUTION)).isEqualTo(Verdict.pass());
        assertFails(judge(after, changed("step * times", "step + times")), "wrong-value");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "none | Check one: The solution has no answer to Answers.none: exception",
            "gone | Check one: The solution has no answer to Answers.gone: no-such-method",
            "object | Check one: The solution answers an object" })
    void aSolutionThatCanNotBeAskedIsTheLabsFault(String method, String message) {
        var arguments = method.equals("object") ? "" : """
                {"type": "double", "shape": null, "draw": "normal", "values": [5, 1], "size": null}""";
        var job = job(comparison(method, "0", arguments), Map.of());
        assertThatThrownBy(() -> ComparedChecks.of(job, new LabCode(job), new SeededDraw(1, 2)))
                .isInstanceOf(GraderFailure.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void aSolutionThatDoesNotCompileIsTheLabsFault() {
        var job = new GraderJob(Wire.PROTOCOL, "grader", UUID.randomUUID(), 1, 1, 2, Map.of(), null,
                Map.of("Answers.java", "class Answers {"), Map.of(), null,
                List.of(new GraderJob.Check("one", 10, 1000, Wire.read(MEAN, Comparison.class))), "", 3);
        assertThatThrownBy(() -> ComparedChecks.of(job, new LabCode(job), new SeededDraw(1, 2)))
                .isInstanceOf(GraderFailure.class)
                .hasMessageStartingWith("Check one: The solution does not compile: Answers.java:1: ");
    }

    private static String size(String name, int times, int plus) {
        return "{\"size\": %s, \"times\": %d, \"plus\": %d}".formatted(name == null ? null : '"' + name + '"', times,
                plus);
    }

    private static String comparison(String method, String relative, String arguments) {
        return """
                {"className": "Answers", "constructor": null, "method": "%s", "arguments": [%s],
                 "sizes": {"n": {"least": 1, "most": 30}}, "cases": 4, "absolute": 0.0, "relative": %s,
                 "mistakes": []}""".formatted(method, arguments, relative);
    }

    private static String changed(String right, String wrong) {
        assertThat(SOLUTION).contains(right);
        return SOLUTION.replace(right, wrong);
    }

    private static GraderJob job(String comparison, Map<String, String> wrong) {
        return new GraderJob(Wire.PROTOCOL, "grader", UUID.randomUUID(), 1, 1, 2, Map.of(), null,
                Map.of("Answers.java", SOLUTION), wrong, null,
                List.of(new GraderJob.Check("one", 10, 1000, Wire.read(comparison, Comparison.class))), "", 3);
    }

    private static Verdict judge(String comparison, String learner) {
        return judge(comparison, learner, Map.of());
    }

    /** As a graded run does, but with the learner's code in this process. */
    private static Verdict judge(String comparison, String learner, Map<String, String> wrong) {
        var draw = new SeededDraw(1, 2);
        try {
            var job = job(comparison, wrong);
            var check = (BatchCheck) ComparedChecks.of(job, new LabCode(job), draw).get("one");
            var process = Reference.of(MemoryCompiler.compile(Map.of("Answers.java", learner)), 2);
            var answers = new ArrayList<Answer>();
            var handles = new HashMap<Integer, Long>();
            for (var call : check.calls(draw)) {
                var header = switch (call.operation()) {
                    case gradus.grading.Call.Invoke(var type, var method, var args) ->
                        new Header.Invoke(null, type, method, values(args));
                    case gradus.grading.Call.Create(var type, var args) -> new Header.Create(type, values(args));
                    case gradus.grading.Call.On(gradus.grading.Handle.OfCall(var earlier), var method, var args) ->
                        new Header.Invoke(handles.get(earlier), null, method, values(args));
                    default -> throw new AssertionError(call);
                };
                switch (process.answer(header)) {
                    case Header.Answer(Value.Reference(var handle)) -> {
                        handles.put(answers.size(), handle);
                        answers.add(Answer.of(null));
                    }
                    case Header.Answer(var value) -> answers.add(Answer.of(Conversion.fromWire(value)));
                    case Header.Refusal refusal -> throw Refusals.rejected(refusal);
                    case Header.Call _ -> throw new AssertionError();
                }
            }
            return check.judge(draw, answers);
        } catch (Rejected rejected) {
            return new Verdict(0, java.util.Optional.of(rejected.feedback()));
        } catch (GraderFailure e) {
            throw new AssertionError(e);
        }
    }

    private static List<Value> values(List<Object> arguments) {
        return arguments.stream().map(argument -> Conversion.toWire(argument, _ -> null)).toList();
    }

    private static void assertFails(Verdict verdict, String key) {
        assertThat(verdict.fraction()).isZero();
        assertThat(verdict.feedback().map(Feedback::key)).contains(key);
    }
}
