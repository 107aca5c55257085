package gradus.labs.backend.bubblewrap;

import static gradus.labs.backend.bubblewrap.Sandbox.LIMITS;
import static gradus.labs.backend.bubblewrap.Sandbox.practice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import gradus.labs.backend.RunEnd.Kind;
import gradus.labs.backend.bubblewrap.box.Folders;
import gradus.labs.backend.bubblewrap.box.Libc;
import gradus.labs.backend.conversation.Seen;

/** A runner whose disk is full. */
class FullDiskTest {

    private static final int FIRST_UID = 46_901;

    @TempDir
    private Path folder;

    @Test
    void aRunThereIsOurFaultAndLeavesNothingAndTheNextRunsOnceThereIsRoom() throws Exception {
        Folders.mode(folder, "rwx--x--x");
        Path disk = Folders.make(folder.resolve("disk"), "rwx--x--x");
        Libc.mountTmpfs(disk, "size=1m,mode=0711");
        var usual = Sandbox.settings(Sandbox.jar(), 1);
        var settings = new Settings(usual.runtime(), usual.cache(), disk.resolve("run"), FIRST_UID, 1, 1, 0, usual.programs());
        try (var backend = new BubblewrapBackend(settings)) {
            assertThat(backend.readiness().ready()).as(backend.readiness().findings().toString()).isTrue();
            Path filling = disk.resolve("filling");
            assertThatThrownBy(() -> Files.write(filling, new byte[2 << 20])).isInstanceOf(IOException.class);
            var refused = backend.run(practice("returns", LIMITS), new Seen());
            assertThat(refused.kind()).isEqualTo(Kind.SANDBOX);
            assertThat(refused.detail()).contains("No space left on device");
            assertThat(backend.readiness().setAside()).isZero();
            Files.delete(filling);
            assertThat(backend.run(practice("returns", LIMITS), new Seen()).kind()).isEqualTo(Kind.COMPLETED);
        } finally {
            Libc.unmount(disk);
        }
    }
}
