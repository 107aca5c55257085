package gradus.labs.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import gradus.common.BadContent;
import gradus.testing.Curriculum;

class LabZipTest {

    private static final Path LAB = Curriculum.SMALL.resolve("courses/small-course/labs/add-two");

    @TempDir
    Path temporary;

    @Test
    void theBytesDependOnlyOnNamesAndContents() {
        var one = files();
        one.add("b.txt", "b".getBytes(StandardCharsets.UTF_8));
        one.add("a/a.txt", "a".getBytes(StandardCharsets.UTF_8));
        var other = files();
        other.add("a/a.txt", "a".getBytes(StandardCharsets.UTF_8));
        other.add("b.txt", "b".getBytes(StandardCharsets.UTF_8));
        assertThat(LabZip.write(one)).isEqualTo(LabZip.write(other));
        assertThat(LabZip.sha256(LabZip.write(one)))
                .as("the same on every machine and in every year; a change orphans every stored version")
                .isEqualTo("d5ae8a74e6a9e7708c55792435d4aab044f8c9d7848f50dc1e757dc906587fb0");
    }

    @Test
    void oneChangedByteIsAnotherVersion() throws IOException {
        var copy = Curriculum.copy(LAB, temporary.resolve("add-two"));
        var before = LabZip.sha256(LabZip.write(LabFiles.ofFolder(copy)));
        Curriculum.edit(copy.resolve("grader/data/answers.txt"), "HIDDEN", "HIDDEM");
        assertThat(LabZip.sha256(LabZip.write(LabFiles.ofFolder(copy)))).isNotEqualTo(before);
    }

    @Test
    void whatWasWrittenIsReadBack() {
        var files = LabFiles.ofFolder(LAB);
        var read = LabZip.read("stored", LabZip.write(files));
        assertThat(read.all().keySet()).isEqualTo(files.all().keySet());
        assertThat(LabZip.write(read)).isEqualTo(LabZip.write(files));
        assertThat(LabParser.parse(read, "0".repeat(64), "add-two", "small-course").graderFiles())
                .containsOnlyKeys("AddTwoGrader.java");
    }

    @ParameterizedTest
    @ValueSource(strings = { "../evil.java", "/etc/passwd", "a/../../b", "a\\b", "C:evil", "a//b", "a/", ".env",
            "a/./b", "-rf", "a\0b", "a/b/c/d/e", "ä.txt", "" })
    void aNameThatMeansAnotherPlaceIsRefused(String name) throws IOException {
        refused(zip(List.of(name), new byte[] { 1 }), "has a name that a lab's file cannot have");
    }

    @Test
    void aNameStandsThereOnce() throws IOException {
        var twice = zip(List.of("aa", "ab"), new byte[] { 1 });
        var text = new String(twice, StandardCharsets.ISO_8859_1).replace("ab", "aa");
        refused(text.getBytes(StandardCharsets.ISO_8859_1), "zip/aa: stands there twice");
    }

    @Test
    void thereAreAtMostTwoHundredFiles() throws IOException {
        var names = java.util.stream.IntStream.rangeClosed(0, 200).mapToObj(i -> "f" + i).toList();
        refused(zip(names, new byte[0]), "is one file too many");
    }

    @Test
    void aFileHasAtMostFourMebibytes() throws IOException {
        var files = LabZip.read("zip", zip(List.of("a"), noise(LabFiles.MOST_FILE_BYTES)));
        assertThat(files.all()).containsOnlyKeys("a");
        refused(zip(List.of("a"), noise(LabFiles.MOST_FILE_BYTES + 1)), "zip/a: is larger than 4 MiB");
    }

    @Test
    void aLabHasAtMostSixteenMebibytes() throws IOException {
        refused(zip(List.of("a", "b", "c", "d", "e"), noise(LabFiles.MOST_FILE_BYTES)), "larger than 16 MiB");
    }

    @Test
    void aBombIsRefused() throws IOException {
        refused(zip(List.of("a"), new byte[LabFiles.MOST_FILE_BYTES]), "holds more than 100 times its own size");
    }

    @Test
    void whatIsNoZipIsRefused() throws IOException {
        refused("no zip".getBytes(StandardCharsets.UTF_8), "is not a ZIP");
        var whole = zip(List.of("a"), noise(1000));
        refused(java.util.Arrays.copyOf(whole, 500), "is not a ZIP");
    }

    @Test
    void aLinkInAFolderIsRefused() throws IOException {
        var copy = Curriculum.copy(LAB, temporary.resolve("add-two"));
        Files.createSymbolicLink(copy.resolve("data/passwd"), Path.of("/etc/passwd"));
        assertThatThrownBy(() -> LabFiles.ofFolder(copy)).hasMessageContaining("data/passwd: is not a plain file");
    }

    @Test
    void aLargeFileInAFolderIsRefusedUnread() throws IOException {
        var copy = Curriculum.copy(LAB, temporary.resolve("add-two"));
        try (var file = new java.io.RandomAccessFile(copy.resolve("data/large").toFile(), "rw")) {
            file.setLength(1L << 40); // sparse; reading it would not end well
        }
        assertThatThrownBy(() -> LabFiles.ofFolder(copy)).hasMessageContaining("data/large: is larger than 4 MiB");
    }

    private static void refused(byte[] zip, String message) {
        assertThatThrownBy(() -> LabZip.read("zip", zip)).isInstanceOf(BadContent.class)
                .hasMessageContaining(message);
    }

    private static LabFiles files() {
        return new LabFiles("zip");
    }

    private static byte[] noise(int length) {
        var bytes = new byte[length];
        new java.util.Random(1).nextBytes(bytes);
        return bytes;
    }

    private static byte[] zip(List<String> names, byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(content);
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
