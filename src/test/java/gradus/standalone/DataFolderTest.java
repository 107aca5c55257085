package gradus.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path parent;

    @Test
    void onlyItsOwnerMayLookInside() throws IOException {
        var folder = Files.createDirectory(parent.resolve("data"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));

        DataFolder.open(folder).close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder))).isEqualTo("rwx------");
    }

    @Test
    void aSecondStarterIsToldWhoHoldsIt() {
        var folder = parent.resolve("deep/data");
        try (var held = DataFolder.open(folder)) {
            assertThat(held.folder("logs")).isDirectory();
            assertThatThrownBy(() -> DataFolder.open(folder)).isInstanceOf(StartFailure.class)
                    .hasMessageContaining("already runs on " + folder)
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
        }
        DataFolder.open(folder).close(); // given back, it can be taken again
    }

    @Test
    void aFolderWithOtherThingsIsLeftAlone() throws IOException {
        Files.writeString(parent.resolve("thesis.txt"), "Chapter 1");

        assertThatThrownBy(() -> DataFolder.open(parent)).isInstanceOf(StartFailure.class)
                .hasMessageContaining("holds other things");
        assertThat(Files.list(parent)).hasSize(1);
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        var file = Files.createFile(parent.resolve("file"));

        assertThatThrownBy(() -> DataFolder.open(file)).isInstanceOf(StartFailure.class)
                .hasMessageContaining("is not a folder");
    }

    @Test
    void aFolderThatCannotBeCreatedSaysWhy() {
        assertThatThrownBy(() -> DataFolder.open(Path.of("/proc/gradus"))).isInstanceOf(StartFailure.class)
                .hasMessageContaining("/proc/gradus cannot be used").hasMessageContaining("--data DIR");
    }
}
