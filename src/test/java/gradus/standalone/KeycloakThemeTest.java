package gradus.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeycloakThemeTest {

    @TempDir
    Path folder;
    private Path style;
    private KeycloakTheme theme;

    @BeforeEach
    void themes() throws IOException {
        style = Files.createDirectories(folder.resolve("themes/gradus/login")).resolve("page.css");
        Files.writeString(style, "a {}");
        theme = new KeycloakTheme(folder.resolve("themes"));
    }

    @Test
    void keycloakReadsItFromTheCheckout() throws IOException {
        var home = Files.createDirectories(folder.resolve("home"));
        Files.createSymbolicLink(home.resolve("themes"), folder.resolve("of-another-start"));

        theme.into(home);

        assertThat(home.resolve("themes/gradus/login/page.css")).hasContent("a {}");
    }

    @Test
    void compressedCopiesOfAnOlderThemeAreForgotten() throws IOException {
        var home = folder.resolve("home");
        var copy = Files.createDirectories(home.resolve("data/tmp/kc-gzip-cache/1")).resolve("page.css.gz");
        Files.writeString(copy, "old");
        var kept = Files.writeString(Files.createDirectories(home.resolve("data/import")).resolve("realm.json"), "{}");

        theme.into(home);

        assertThat(copy).doesNotExist();
        assertThat(kept).exists();
    }

    @Test
    void itsStampChangesWithContentsAndNames() throws IOException {
        var before = theme.stamp();
        assertThat(before).matches("[0-9a-f]{16}");
        assertThat(theme.stamp()).isEqualTo(before);

        Files.writeString(style, "b {}");
        var changed = theme.stamp();
        Files.move(style, style.resolveSibling("other.css"));

        assertThat(changed).isNotEqualTo(before);
        assertThat(theme.stamp()).isNotIn(before, changed);
    }
}
