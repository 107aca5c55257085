package gradus.labs.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.io.TempDir;

import gradus.common.BadContent;
import gradus.common.Problem;
import gradus.labs.hostile.CaseReport;
import gradus.labs.hostile.HostileCase;
import gradus.labs.hostile.HostileGroup;
import gradus.labs.workspaces.FilesRequest;
import gradus.testing.Curriculum;

/**
 * The hostile cases that end where something is read in, long before a sandbox: archives of labs and limits. Learners
 * send texts by name, never an archive. {@link LabZipTest} has the rest of what an archive may not be.
 */
@HostileGroup
class ImportHostileTest {

    private static final int BOMB_BYTES = 4 * 1024 * 1024;

    @TempDir
    Path temporary;

    @HostileCase("A7 dotdot-zip")
    void anArchiveThatPointsElsewhereIsRefusedBeforeAnythingIsWritten(CaseReport it) throws IOException {
        var target = Files.createDirectories(temporary.resolve("deep/target"));
        extractNaively(zip("../escaped.txt", "x".getBytes(StandardCharsets.UTF_8)), target);
        assertThat(temporary.resolve("deep/escaped.txt")).exists();
        it.control("a naive extraction writes beside its folder");
        for (String name : List.of("../evil.java", "/etc/cron.d/evil", "a/../../b", "a\\b", "a\0b")) {
            assertThatThrownBy(() -> LabZip.read("zip", zip(name, new byte[] { 1 }))).as(name)
                    .isInstanceOf(BadContent.class).hasMessageContaining("has a name that a lab's file cannot have");
        }
        assertThatThrownBy(() -> read("{\"mode\": \"submit\", \"archive\": \"UEsDBA==\"}")).isInstanceOf(Problem.class);
        it.refused("names of files", "five such names refused unread; learners cannot send an archive");
        assertThat(LabZip.read("zip", zip("data/points.csv", new byte[] { 1 })).all()).hasSize(1);
        it.neighbour("an archive with a plain name is read");
    }

    @HostileCase("D12 zip-gz-data-bomb")
    void anArchiveThatGrowsAThousandfoldIsNotRead(CaseReport it) throws IOException {
        var bomb = zip("bomb", new byte[BOMB_BYTES]);
        assertThat(extracted(bomb)).isEqualTo(BOMB_BYTES);
        it.control("%d bytes become %d".formatted(bomb.length, BOMB_BYTES));
        assertThatThrownBy(() -> LabZip.read("zip", bomb)).isInstanceOf(BadContent.class)
                .hasMessageContaining("holds more than 100 times its own size");
        it.refused("counted while it is read", "more than 100 times its size; tensors travel uncompressed");
        assertThat(LabZip.read("zip", zip("text", "some text, ".repeat(1000).getBytes(StandardCharsets.UTF_8))).all())
                .hasSize(1);
        it.neighbour("a compressed text is read");
    }

    @HostileCase("D13 zero-or-negative-limits")
    void limitsThatAreNoneAreRefused(CaseReport it) throws IOException {
        assertThat(List.of(Integer.parseInt("0"), Integer.parseInt("-1"))).containsExactly(0, -1);
        it.control("0 and -1 are numbers, and a shell would run 5;rm");
        var before = "limits: {wall: 20s, cpu: 40s, memory: 512MiB, processes: 128}";
        for (String limit : List.of("wall: 0s", "wall: -1s", "wall: \"5;rm\"", "cpu: 0ms", "memory: 0MiB", "memory: -1MiB",
                "memory: 999999GiB", "processes: 0", "processes: -1", "processes: NaN", "output: 0KiB")) {
            var lab = lab();
            Curriculum.edit(lab.resolve("lab.yaml"), before, "limits: {" + limit + "}");
            assertThatThrownBy(() -> parsed(lab)).as(limit).isInstanceOf(BadContent.class).hasMessageContaining("limits");
        }
        assertThatThrownBy(() -> read("{\"mode\": \"submit\", \"limits\": {\"wall\": 0}}")).isInstanceOf(Problem.class);
        it.refused("validation", "eleven such limits refused by field; who starts a run cannot name any");
        assertThat(parsed(lab()).limits().processes()).isEqualTo(128);
        it.neighbour("the lab's own limits are read");
    }

    private Path lab() throws IOException {
        return Curriculum.copy(Curriculum.SMALL.resolve("courses/small-course/labs/add-two"),
                Files.createTempDirectory(temporary, "lab").resolve("add-two"));
    }

    private static LabVersion parsed(Path lab) {
        return LabParser.parse(LabFiles.ofFolder(lab), "0".repeat(64), "add-two", "small-course");
    }

    private static FilesRequest read(String body) {
        return FilesRequest.read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static void extractNaively(byte[] zip, Path to) throws IOException {
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Files.write(to.resolve(entry.getName()), in.readAllBytes());
            }
        }
    }

    private static long extracted(byte[] zip) throws IOException {
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            in.getNextEntry();
            return in.readAllBytes().length;
        }
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }
}
