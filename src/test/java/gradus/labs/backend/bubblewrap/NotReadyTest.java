package gradus.labs.backend.bubblewrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import gradus.labs.backend.RunEnd.Kind;
import gradus.labs.backend.bubblewrap.box.Programs;
import gradus.labs.backend.conversation.Seen;

/** Whatever is missing, nothing runs, and the reason is named. */
class NotReadyTest {

    @TempDir
    private Path folder; // of mode 0700: nobody else can pass

    @Test
    void withoutTheRuntimeNothingRuns() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        try (var backend = new BubblewrapBackend(Sandbox.settings(empty, 1))) {
            assertThat(backend.readiness().ready()).isFalse();
            assertThat(backend.readiness().findings().getLast()).contains("No jar in " + empty, "GRADUS_RUNTIME");
            var end = backend.run(Sandbox.practice("returns", Sandbox.LIMITS), new Seen());
            assertThat(end.kind()).isEqualTo(Kind.SANDBOX);
            assertThat(end.detail()).contains("No jar in");
        }
        Leftovers.assertNone();
    }

    @Test
    void aFolderThatSandboxesCannotPassIsNamed() throws IOException {
        assertThat(finding(Settings.CACHE, folder.resolve("run"))).contains(folder + " is closed to other users");
        assertThat(finding(folder.resolve("cache"), Settings.RUN)).contains(folder + " is closed to other users");
    }

    private static String finding(Path cache, Path run) throws IOException {
        var settings = Sandbox.settings(Sandbox.jar(), 1);
        try (var backend = new BubblewrapBackend(new Settings(settings.runtime(), cache, run, 46_201, 1, 1, 0,
                settings.programs()))) {
            assertThat(backend.readiness().ready()).isFalse();
            return backend.readiness().findings().getLast();
        }
    }

    @Test
    void aSandboxThatDoesNotStartIsOurFault() throws IOException {
        // The runtime has no such programs: Java starts and ends at once.
        var settings = Sandbox.settings(Sandbox.jar(), 1);
        try (var backend = new BubblewrapBackend(new Settings(settings.runtime(), settings.cache(), settings.run(),
                46_301, 1, 1, 0, new Programs("no.Such", "no.Such", "no.Such")))) {
            var end = backend.run(Sandbox.practice("returns", Sandbox.LIMITS), new Seen());
            assertThat(end.kind()).isEqualTo(Kind.SANDBOX);
            assertThat(end.detail()).contains("no.Such");
        }
    }
}
