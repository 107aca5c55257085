package gradus.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebUserTest {

    private static final int UID = 44_999;

    @TempDir
    Path closed; // to all but its owner
    private Path place;
    private Path tree;

    @BeforeEach
    void writeFiles() throws IOException {
        place = Files.createTempDirectory("gradus-web-user-").resolve("web");
        tree = Files.createDirectories(closed.resolve("tree/deep")).getParent();
        Files.writeString(tree.resolve("deep/text"), "read me");
        Files.writeString(tree.resolve("program"), "#!/bin/sh\necho run me\n");
        Files.setPosixFilePermissions(tree.resolve("program"), PosixFilePermissions.fromString("rwx------"));
        Files.createSymbolicLink(tree.resolve("link"), tree.resolve("deep/text"));
    }

    @AfterEach
    void removePlace() throws IOException {
        Software.delete(place.getParent());
    }

    @Test
    void anOrdinaryUserStaysWhoTheyAre() throws IOException {
        var user = new WebUser(false, UID, place);
        user.prepare();
        assertThat(user.command(80, List.of("java"))).containsExactly("java");
        assertThat(user.javaOptions()).isEmpty();
        assertThat(user.readable("tree", tree)).isEqualTo(tree.toRealPath());
        assertThat(place).doesNotExist();
    }

    @Test
    void installationsBesideEachOtherHaveUsersOfTheirOwn() throws IOException {
        requireRoot();
        assertThat(uid(WebUser.of(Path.of("/srv/a")))).isNotEqualTo(uid(WebUser.of(Path.of("/srv/b"))))
                .isEqualTo(uid(WebUser.of(Path.of("/srv/a"))));
    }

    @Test
    void rootBecomesAUserWithoutAnyRight() throws IOException {
        var user = prepared();
        assertThat(run(user, 8080, "id", "-u")).isEqualTo("44999");
        assertThat(run(user, 8080, "id", "-G")).isEqualTo("44999");
        assertThat(run(user, 8080, "sh", "-c", "grep -c '^Cap...:.0*$' /proc/self/status; pwd; touch here; ls \"$TMPDIR\""))
                .isEqualTo("5\n" + place.resolve("temporary") + "\nhere");
        assertThat(run(user, 80, "grep", "CapEff", "/proc/self/status")).as("only that of opening a low port")
                .endsWith("0000000000000400");
    }

    @Test
    void whatItCannotReadIsCopiedForIt() throws IOException {
        var user = prepared();
        var copy = user.readable("tree", tree);
        assertThat(copy).isEqualTo(place.resolve("tree"));
        assertThat(run(user, 8080, "cat", copy.resolve("deep/text").toString())).isEqualTo("read me");
        assertThat(run(user, 8080, "cat", copy.resolve("link").toString())).isEqualTo("read me");
        assertThat(run(user, 8080, copy.resolve("program").toString())).isEqualTo("run me");
        assertThat(run(user, 8080, "sh", "-c", "echo mine > " + copy.resolve("deep/text") + " || echo refused"))
                .endsWith("refused");
        assertThat(copy.resolve("deep/text")).hasContent("read me");
    }

    @Test
    void aCopyIsMadeAnewWhenSomethingHasChangedAndOnlyThen() throws IOException {
        var user = prepared();
        var copy = user.readable("tree", tree);
        Files.writeString(copy.resolve("mark"), "still the same copy");
        assertThat(user.readable("tree", tree).resolve("mark")).exists();
        Files.writeString(tree.resolve("deep/text"), "changed");
        Files.delete(tree.resolve("link"));
        assertThat(user.readable("tree", tree).resolve("mark")).doesNotExist();
        assertThat(copy.resolve("deep/text")).hasContent("changed");
        assertThat(copy.resolve("link")).doesNotExist();
    }

    @Test
    void whatItCanReadIsLeftWhereItIs() throws IOException {
        var open = Files.createDirectory(place.getParent().resolve("open"));
        for (var folder : List.of(place.getParent(), open)) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        var user = prepared();
        assertThat(user.readable("open", open)).isEqualTo(open.toRealPath());
        var secret = Files.writeString(open.resolve("secret"), "");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        assertThat(user.readable("open", open)).as("with one file that is closed").isEqualTo(place.resolve("open"));
    }

    private WebUser prepared() throws IOException {
        requireRoot();
        var user = new WebUser(true, UID, place);
        user.prepare();
        return user;
    }

    private static void requireRoot() {
        assumeThat(System.getProperty("user.name")).as("only root becomes somebody else").isEqualTo("root");
    }

    private static String uid(WebUser user) {
        return user.command(8080, List.of("true")).toString();
    }

    private static String run(WebUser user, int port, String... command) throws IOException {
        var process = new ProcessBuilder(user.command(port, List.of(command))).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    }
}
