package gradus.labs.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import gradus.common.BadContent;
import gradus.common.Language;
import gradus.common.Text;
import gradus.labs.backend.Device;
import gradus.labs.backend.Hardware;
import gradus.labs.backend.LabIsolation;
import gradus.labs.backend.Limits;
import gradus.labs.definition.LabVersion.SourceFile;
import gradus.labs.wire.Mode;
import gradus.testing.Curriculum;

class LabParserTest {

    @TempDir
    Path temporary;
    private Path lab;

    @BeforeEach
    void copy() throws IOException {
        lab = Curriculum.copy(Curriculum.SMALL.resolve("courses/small-course/labs/add-two"),
                temporary.resolve("add-two"));
    }

    @Test
    void readsEverythingARunNeeds() {
        var version = parse();
        assertThat(version.title()).isEqualTo(new Text("Add two", "加二"));
        assertThat(version.files()).extracting(SourceFile::name).containsExactly("Adder.java", "Train.java");
        assertThat(version.files()).extracting(SourceFile::readOnly).containsExactly(false, true);
        assertThat(version.limits()).isEqualTo(new Limits(Duration.ofSeconds(20), Duration.ofSeconds(40),
                512L * 1024 * 1024, 128, Limits.DEFAULT.outputBytes()));
        assertThat(version.hints()).containsExactly(new Text("Look at the name.", "看看名字。"),
                new Text("It is `x + 2`.", "就是 `x + 2`。"));
        assertThat(version.entryPoint()).isEqualTo("Train");
        assertThat(version.checkClass()).contains("VisibleChecks");
        assertThat(version.graderClass()).contains("AddTwoGrader");
        assertThat(version.visibleChecks()).containsOnlyKeys("VisibleChecks.java");
        assertThat(version.graderFiles()).containsOnlyKeys("AddTwoGrader.java");
        assertThat(version.publicData()).containsOnlyKeys("numbers.txt");
        assertThat(version.hiddenData()).containsOnlyKeys("answers.txt");
        assertThat(version.possible()).isEqualTo(10);
        assertThat(version.pass()).isEqualTo(6);
        assertThat(version.check("keeps-sign").orElseThrow().deadlineMillis()).isEqualTo(500);
        assertThat(version.check("adds").orElseThrow().messages().get("sum-off").in(Language.CHINESE))
                .isEqualTo("第 {index} 个和不对。");
    }

    @Test
    void aLabNeedsNoLimitsHintsOrVisibleChecks() throws IOException {
        edit("limits: {wall: 20s, cpu: 40s, memory: 512MiB, processes: 128}\n", "");
        edit("visible: VisibleChecks\n", "");
        Files.delete(lab.resolve("checks/VisibleChecks.java"));
        Files.delete(lab.resolve("hints.en.md"));
        Files.delete(lab.resolve("hints.zh-CN.md"));
        var version = parse();
        assertThat(version.limits()).isEqualTo(Limits.DEFAULT);
        assertThat(version.hints()).isEmpty();
        assertThat(version.checkClass()).isEmpty();
    }

    @Test
    void aLabMayAskForAGpuAndSayWhetherACpuWillDo() throws IOException {
        assertThat(parse().hardware()).isEqualTo(Hardware.CPU);
        edit("size: instant", "size: instant\ndevice: gpu");
        assertThat(parse().hardware()).isEqualTo(new Hardware(Device.GPU, false));
        edit("device: gpu", "device: gpu\ncpuFallback: true");
        assertThat(parse().hardware()).isEqualTo(new Hardware(Device.GPU, true));
    }

    @Test
    void aLabMayAskForStrictIsolation() throws IOException {
        assertThat(parse().isolation()).isEqualTo(LabIsolation.STANDARD);
        edit("size: instant", "size: instant\nisolation: standard");
        assertThat(parse().isolation()).isEqualTo(LabIsolation.STANDARD);
        Files.writeString(lab.resolve("data/strict-calls.0"), "");
        edit("isolation: standard", "isolation: strict");
        refused("data/strict-calls.0: has a name that a lab with isolation: strict needs itself");
        Files.delete(lab.resolve("data/strict-calls.0"));
        assertThat(parse().isolation()).isEqualTo(LabIsolation.STRICT);
    }

    @Test
    void aGradedRunNeedsTheGradersMemoryToo() throws IOException {
        assertThat(parse().memoryBytes(Mode.PRACTICE)).isEqualTo(512L << 20);
        assertThat(parse().memoryBytes(Mode.SUBMIT)).isEqualTo(1536L << 20);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "uuid: | colour: red\\nuuid: | lab.yaml: colour is unknown",
            "title: {en: Add two | titel: {en: Add two | lab.yaml: title is missing",
            ", zh-CN: 加二 | '' | lab.yaml: title.zh-CN is missing",
            "entry: Train | entry: Main | lab.yaml: entry names the class Main",
            "entry: Train | entry: ../Train | lab.yaml: entry names the class ../Train",
            "[Train.java] | [Gone.java] | lab.yaml: readOnly names Gone.java",
            "[Train.java] | [Train.java, Adder.java] | starter: leaves nothing to edit",
            "pass: 6 | pass: 11 | lab.yaml: pass must be a whole number from 1 to 10",
            "size: instant | size: huge | lab.yaml: size must be instant, short or long",
            "wall: 20s | wall: 20 | lab.yaml: limits.wall must be a text",
            "wall: 20s | wall: 20h | lab.yaml: limits.wall must be a duration",
            "wall: 20s | wall: 61min | lab.yaml: limits cannot hold: Limit wall is 3660000",
            "memory: 512MiB | memory: 512MB | lab.yaml: limits.memory must be a size",
            "memory: 512MiB | memory: 65GiB | lab.yaml: limits cannot hold: Limit memory",
            "wall: 20s | wall: 0s | lab.yaml: limits cannot hold: Limit wall is 0",
            "wall: 20s | wall: -5s | lab.yaml: limits.wall must be a duration",
            "cpu: 40s | cpu: 999999min | lab.yaml: limits cannot hold: Limit cpu",
            "memory: 512MiB | memory: 0MiB | lab.yaml: limits cannot hold: Limit memory is 0",
            "memory: 512MiB | memory: -1GiB | lab.yaml: limits.memory must be a size",
            "processes: 128 | processes: 0 | lab.yaml: limits.processes",
            "processes: 128 | processes: many | lab.yaml: limits.processes",
            "size: instant | size: instant\\ndevice: tpu | lab.yaml: device must be cpu or gpu",
            "size: instant | size: instant\\nisolation: hard | lab.yaml: isolation must be standard or strict",
            "size: instant | size: instant\\nisolation: true | lab.yaml: isolation must be a text",
            "size: instant | size: instant\\ncpuFallback: true | lab.yaml: cpuFallback is for labs",
            "processes: 128 | processes: 8 | lab.yaml: limits cannot hold: Limit processes",
            "processes: 128 | threads: 8 | lab.yaml: limits.threads is unknown",
            "points: 7 | points: 0 | lab.yaml: checks[0].points must be a whole number",
            "points: 7 | points: 998 | lab.yaml: checks give more than 1000 points",
            "deadline: 5s | deadline: 50ms | lab.yaml: checks[0].deadline must be from 100ms to 5min",
            "deadline: 5s | deadline: 6min | lab.yaml: checks[0].deadline must be from 100ms to 5min",
            "id: keeps-sign | id: adds | lab.yaml: checks[1].id is taken: adds",
            "sum-off: | Sum_off: | lab.yaml: checks[0].messages.Sum_off must be of small letters",
            "grader: AddTwoGrader | grader: Other | lab.yaml: grader names the class Other",
            "visible: VisibleChecks\\n | '' | lab.yaml: visible is missing, but checks/ has files" })
    void aSlipInTheFileIsNamed(String piece, String replacement, String message) throws IOException {
        edit(piece.replace("\\n", "\n"), replacement.replace("\\n", "\n"));
        refused(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "README.md | add-two/README.md: is no file that a lab has",
            "grader/deep/More.java | add-two/grader/deep/More.java: is no file that a lab has",
            "starter/notes.txt | add-two/starter/notes.txt: is no file that a lab has",
            "starter/lower.java | add-two/starter/lower.java: is not named after a class",
            "starter/Other.java | add-two/solution: must have exactly the files that the learner edits",
            "solution/Train.java | add-two/solution: must have exactly the files that the learner edits",
            "wrong/adds-one/Train.java | add-two/wrong/adds-one/Train.java: replaces a file that the learner cannot",
            "checks/Train.java | add-two/checks/Train.java: has the name of a file that the learner opens",
            "data/.hidden | add-two/data/.hidden: has a name that a lab's file cannot have",
            "data/a b.txt | add-two/data/a b.txt: has a name that a lab's file cannot have" })
    void aFileThatDoesNotBelongIsNamed(String name, String message) throws IOException {
        Files.createDirectories(lab.resolve(name).getParent());
        Files.writeString(lab.resolve(name), "x");
        refused(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "lab.yaml | add-two/lab.yaml: is missing",
            "brief.zh-CN.md | add-two/brief.zh-CN.md: is missing or empty",
            "hints.en.md | add-two/hints.en.md: is missing or empty",
            "solution/Adder.java | add-two/solution: must have exactly",
            "starter/Adder.java | add-two/starter: leaves nothing to edit" })
    void aMissingFileIsNamed(String name, String message) throws IOException {
        Files.delete(lab.resolve(name));
        refused(message);
    }

    @Test
    void bothLanguagesHaveTheSameHints() throws IOException {
        Files.writeString(lab.resolve("hints.zh-CN.md"), "一");
        refused("add-two/hints.zh-CN.md: has 1 hints, but hints.en.md has 2");
    }

    @Test
    void noHintIsEmptyAndTenAreEnough() throws IOException {
        Files.writeString(lab.resolve("hints.en.md"), "a\n---\n\n---\nb");
        refused("add-two/hints.en.md: has an empty hint");
        Files.writeString(lab.resolve("hints.en.md"), "a\n---\n".repeat(10) + "a");
        refused("add-two/hints.en.md: has more than 10 hints");
    }

    @Test
    void sourcesAreFewSmallAndUtf8() throws IOException {
        Files.writeString(lab.resolve("grader/Big.java"), " ".repeat(64 * 1024));
        parse();
        Files.writeString(lab.resolve("grader/Big.java"), " ".repeat(64 * 1024 + 1));
        refused("add-two/grader/Big.java: is larger than 64 KiB");
        Files.write(lab.resolve("grader/Big.java"), new byte[] { (byte) 0xff });
        refused("add-two/grader/Big.java: is not UTF-8");
        Files.write(lab.resolve("grader/Big.java"), new byte[] { 'a', 0 });
        refused("add-two/grader/Big.java: holds a NUL character");
        for (var i = 0; i < 20; i++) {
            Files.writeString(lab.resolve("grader/More" + i + ".java"), "");
        }
        Files.delete(lab.resolve("grader/Big.java"));
        refused("add-two/grader: has more than 20 files");
    }

    @Test
    void dataFilesAreFew() throws IOException {
        for (var i = 0; i < 20; i++) {
            Files.writeString(lab.resolve("data/more-" + i + ".txt"), "");
        }
        refused("add-two/data: has more than 20 files");
    }

    private LabVersion parse() {
        return LabParser.parse(LabFiles.ofFolder(lab), "0".repeat(64), "add-two", "small-course");
    }

    private void edit(String piece, String replacement) throws IOException {
        Curriculum.edit(lab.resolve("lab.yaml"), piece, replacement);
    }

    private void refused(String message) {
        assertThatThrownBy(this::parse).isInstanceOf(BadContent.class).hasMessageContaining(message);
    }
}
