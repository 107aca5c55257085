package gradus.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoftwareTest {

    @TempDir
    Path folder;

    @Test
    void aProgramIsUnpackedOnce() throws IOException {
        var software = Software.in(folder);
        var first = software.once("program", half -> Files.writeString(half.resolve("file"), "1"));
        var second = software.once("program", half -> Files.writeString(half.resolve("file"), "2"));

        assertThat(second).isEqualTo(first);
        assertThat(first.resolve("file")).hasContent("1");
    }

    @Test
    void aHalfUnpackedProgramIsUnpackedAgain() throws IOException {
        var software = Software.in(folder);
        assertThatThrownBy(() -> software.once("program", half -> {
            Files.writeString(half.resolve("rest"), "of the first try");
            throw new IOException("disk full");
        })).isInstanceOf(IOException.class);

        var whole = software.once("program", half -> Files.writeString(half.resolve("file"), "1"));
        assertThat(whole.resolve("file")).exists();
        assertThat(whole.resolve("rest")).doesNotExist();
    }
}
