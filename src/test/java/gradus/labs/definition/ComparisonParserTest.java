package gradus.labs.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import gradus.common.BadContent;
import gradus.labs.wire.Comparison;
import gradus.labs.wire.Comparison.Argument;
import gradus.labs.wire.Comparison.Dimension;
import gradus.labs.wire.Comparison.Mistake;
import gradus.labs.wire.Comparison.Range;
import gradus.testing.Curriculum;

class ComparisonParserTest {

    private static final String ARGUMENT = "{type: float64, shape: [n], uniform: [1, 3]}";

    @TempDir
    Path temporary;
    private Path lab;

    @BeforeEach
    void copy() throws IOException {
        lab = Curriculum.copy(Curriculum.CHECKED.resolve("courses/tiny/labs/scale"), temporary.resolve("scale"));
    }

    @Test
    void aLabOfComparisonsNeedsNoGrader() {
        var version = parse();
        assertThat(version.graderClass()).isEmpty();
        assertThat(version.graderFiles()).isEmpty();
        assertThat(version.solution()).containsOnlyKeys("Scale.java");
        assertThat(version.wrong()).containsOnlyKeys("sum-for-mean/Scale.java", "upside-down/Scale.java");
        assertThat(version.check("scaled").orElseThrow().comparison()).contains(new Comparison("Scale", null, "apply",
                List.of(new Argument("float32", List.of(new Dimension("n", 1, 0), new Dimension("d", 1, 1)), "normal",
                        List.of(0.0, 2.0), null),
                        new Argument("double", null, "uniform", List.of(0.5, 2.0), null)),
                Map.of("n", new Range(1, 20), "d", new Range(2, 5)), 4, 0.0001, 0.0001, List.of()));
        assertThat(version.check("mean").orElseThrow().comparison().orElseThrow().mistakes())
                .containsExactly(new Mistake("sum-for-mean", "sum", 0.25));
    }

    @Test
    void aLabCanMixBothKindsOfChecks() throws IOException {
        Files.createDirectories(lab.resolve("grader"));
        Files.writeString(lab.resolve("grader/G.java"), "class G {}");
        edit("checks:\n", """
                grader: G
                checks:
                  - id: own
                    title: {en: Own, zh-CN: 自己的}
                    points: 5
                    deadline: 5s
                """);
        var version = parse();
        assertThat(version.graderClass()).contains("G");
        assertThat(version.check("own").orElseThrow().comparison()).isEmpty();
        assertThat(version.check("mean").orElseThrow().comparison()).isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{type: long, size: 2n - 1}                        | long    | size",
            "{type: long, uniform: [-3, 3]}                    | long    | uniform",
            "{type: text, choice: [ja, nein]}            | text    | choice",
            "{type: boolean, choice: [true, false]}            | boolean | choice",
            "{type: double, constant: 0.5}                     | double  | choice",
            "{type: float32, shape: [n, 3], rows: one-hot}     | float32 | one-hot",
            "{type: float64, shape: [3], rows: probabilities}  | float64 | probabilities",
            "{type: int64, shape: [2], values: [1, 2]}         | int64   | values",
            "{type: uint8, shape: [], constant: 7}             | uint8   | choice",
            "{type: boolean, shape: [n, n], choice: [true]}    | boolean | choice" })
    void everyKindOfArgumentIsRead(String argument, String type, String draw) throws IOException {
        edit(ARGUMENT, ARGUMENT + "\n        - " + argument);
        var read = parse().check("mean").orElseThrow().comparison().orElseThrow().arguments().getLast();
        assertThat(read.type()).isEqualTo(type);
        assertThat(read.draw()).isEqualTo(draw);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "call: Scale.mean | call: Scale | compare.call must be class and method",
            "call: Scale.mean | call: Other.mean | of a class among Scale, Train",
            "sizes: {n: [1, 40]} | sizes: {n: [40, 1]} | compare.sizes.n must be a whole number or a range",
            "sizes: {n: [1, 40]} | sizes: {n: [1, 2.5]} | compare.sizes.n must be a whole number or a range",
            "sizes: {n: [1, 40]} | sizes: {n: [1, 2, 3]} | compare.sizes.n must be a whole number or a range",
            "sizes: {n: [1, 40]} | sizes: {n: [1, 40], m: 2} | compare.sizes.m is used by no argument",
            "shape: [n] | shape: [n, 100, 100] | compare.arguments can take 3200000 bytes",
            "shape: [n] | shape: [m] | must be of whole numbers and sizes, like 3, n, n + 1 or 2n, not m",
            "shape: [n] | shape: [n - 2] | arguments[0].shape can become negative",
            "shape: [n] | shape: [n, 1, 1, 1, 1, 1, 1, 1, 1] | arguments[0].shape has more than 8 dimensions",
            "type: float64, | type: float16, | arguments[0].type of something with a shape must be",
            "shape: [n], | '' | arguments[0].type must be double, long, boolean or text",
            "uniform: [1, 3] | uniform: [3, 1] | arguments[0].uniform must be the smaller end first",
            "uniform: [1, 3] | uniform: [3] | arguments[0].uniform must be two numbers",
            "uniform: [1, 3] | normal: [3, 0] | arguments[0].normal is mean and deviation, above 0",
            "uniform: [1, 3] | normal: [3, 1], constant: 1 | arguments[0].type needs exactly one of",
            "uniform: [1, 3] | choice: [ja] | arguments[0].choice has a value that is no float64: ja",
            "uniform: [1, 3] | values: [1, 2] | arguments[0].values must be as many as the shape says",
            "uniform: [1, 3] | rows: hot | arguments[0].rows must be one-hot or probabilities",
            "uniform: [1, 3] | size: n | arguments[0].size is for a scalar of type long",
            "uniform: [1, 3] | gamma: 1 | arguments[0].type needs exactly one of",
            "cases: 5 | cases: 21 | compare.cases must be a whole number from 1 to 20",
            "tolerance: {relative: 0.000001} | tolerance: {relative: 2} | tolerance.relative must be from 0 to 1",
            "tolerance: {relative: 0.000001} | tolerance: {absolute: -1} | tolerance.absolute must be at least 0",
            "tolerance: {relative: 0.000001} | tolerance: {near: 1} | tolerance.near is unknown",
            "like: sum-for-mean | like: half | mistakes[0].like names the wrong answer half",
            "message: sum | message: half | mistakes[0].message names half, which is no message of this check",
            "share: 0.25 | share: 1 | mistakes[0].share must be less than 1",
            "share: 0.25 | share: 1.5 | mistakes[0].share must be from 0 to 1",
            "size: long | size: long\\ngrader: Scale | grader has nothing to judge: every check is a comparison" })
    void aSlipIsNamed(String piece, String replacement, String message) throws IOException {
        edit(piece, replacement.replace("\\n", "\n"));
        assertThatThrownBy(this::parse).isInstanceOf(BadContent.class).hasMessageContaining("scale/lab.yaml: ")
                .hasMessageContaining(message);
    }

    @Test
    void aCheckThatNobodyJudgesIsNamed() throws IOException {
        edit("""
                    compare:
                      call: Scale.apply
                      sizes: {n: [1, 20], d: [2, 5]}
                      arguments:
                        - {type: float32, shape: [n, d + 1], normal: [0, 2]}
                        - {type: double, uniform: [0.5, 2]}
                      cases: 4
                      tolerance: {absolute: 0.0001, relative: 0.0001}
                """, "");
        assertThatThrownBy(this::parse).hasMessageEndingWith("grader is missing, but check scaled has no compare");
    }

    private void edit(String piece, String replacement) throws IOException {
        Curriculum.edit(lab.resolve("lab.yaml"), piece, replacement);
    }

    private LabVersion parse() {
        return LabParser.parse(LabFiles.ofFolder(lab), "0".repeat(64), "scale", "tiny");
    }
}
