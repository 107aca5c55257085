package gradus.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildrenTest {

    @TempDir
    Path parent;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Console console = new Console(new PrintStream(printed), Duration.ZERO);
    private DataFolder data;
    private Children children;

    @BeforeEach
    void open() {
        data = DataFolder.open(parent.resolve("data"));
        children = new Children(data);
    }

    @AfterEach
    void close() {
        children.stopAll(console);
        data.close();
    }

    @Test
    void theNextStarterEndsWhatAKilledOneLeft() {
        var left = start("sleep", "60");

        new Children(data).endLeftOvers(console);

        assertThat(left.mark().alive()).isFalse();
        assertThat(printed.toString()).contains("Keycloak, left over").contains("process " + left.mark().pid());
    }

    @Test
    void aStoppedServerLeavesNoMark() throws IOException {
        start("sleep", "60");

        children.stop(Server.KEYCLOAK);

        assertThat(Files.list(data.folder("children"))).isEmpty();
    }

    @Test
    void nothingStartsOnceEverythingIsBeingStopped() {
        children.stopAll(console);

        assertThatThrownBy(() -> start("sleep", "60")).isInstanceOf(StartFailure.class)
                .hasMessageContaining("being stopped");
    }

    @Test
    void aServerThatDiesOnItsOwnIsReported() throws InterruptedException {
        var ended = new LinkedBlockingQueue<Child>();
        children.onEnd(ended::add);

        var child = start("sh", "-c", "echo out of luck; exit 3");

        assertThat(ended.poll(10, TimeUnit.SECONDS)).isSameAs(child);
        assertThat(child.awaitEnd()).isEqualTo(3);
        assertThat(child.lastWords()).contains("out of luck");
        assertThatThrownBy(() -> Waiting.until(() -> false, child, Duration.ofSeconds(1), console))
                .isInstanceOf(StartFailure.class).hasMessageContaining("exit 3").hasMessageContaining("out of luck");
    }

    @Test
    void aServerThatNeverAnswersIsGivenUp() {
        var child = start("sleep", "60");

        assertThatThrownBy(() -> Waiting.until(() -> false, child, Duration.ofMillis(200), console))
                .isInstanceOf(StartFailure.class).hasMessageContaining("did not answer");
    }

    @Test
    void theEnvironmentIsTheOneGivenAndNoOther() throws IOException {
        children.start(Server.KEYCLOAK, List.of("env"), Map.of("KC_CACHE", "local")).awaitEnd();

        assertThat(Files.readAllLines(data.file("logs/keycloak.log")))
                .contains("KC_CACHE=local")
                .allMatch(line -> line.matches("(KC_CACHE|PATH|HOME|LANG|LC_ALL|TZ|TMPDIR)=.*"));
    }

    @Test
    void theLogOfTheLastStartIsKept() throws IOException {
        start("echo", "first").awaitEnd();
        start("echo", "second").awaitEnd();

        assertThat(data.file("logs/keycloak.log")).hasContent("second");
        assertThat(data.file("logs/keycloak.previous.log")).hasContent("first");
    }

    private Child start(String... command) {
        return children.start(Server.KEYCLOAK, List.of(command), Map.of());
    }
}
