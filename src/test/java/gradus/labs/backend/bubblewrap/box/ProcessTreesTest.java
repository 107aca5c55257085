package gradus.labs.backend.bubblewrap.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ending processes that no control group holds. */
class ProcessTreesTest {

    private static final String INSTANCE = "1-1-abcd";
    private static final Allowance ALLOWANCE = new Allowance(1 << 20, 8, 1, Duration.ofSeconds(9), 0.5);

    @TempDir
    private Path run;

    @Test
    void killingEndsAProcessWithWhatItStarted() throws Exception {
        var group = new ProcessTrees(run).create(INSTANCE, "learner", ALLOWANCE);
        var outer = new ProcessBuilder("/bin/sh", "-c", "sleep 60 & echo $!; wait").start();
        group.add(outer.pid());
        long inner = Long.parseLong(outer.inputReader().readLine());
        String start = ProcessStat.of(inner).orElseThrow().start();
        group.kill();
        assertThat(outer.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(ProcessStat.living(inner, start)).isEmpty();
        group.kill();
        group.remove();
    }

    @Test
    void whatAnApplicationThatIsGoneHasNotedIsEnded() throws Exception {
        var left = new ProcessBuilder("/bin/sleep", "60").start();
        new ProcessTrees(run).create(INSTANCE, "learner", ALLOWANCE).add(left.pid());
        var next = new ProcessTrees(run);
        assertThat(next.instances()).isEqualTo(List.of(INSTANCE));
        next.remove(INSTANCE);
        assertThat(left.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(next.instances()).isEmpty();
    }

    @Test
    void aLaterProcessOfTheSameNumberIsLeftAlone() throws IOException {
        var tree = new ProcessTrees(run);
        tree.create(INSTANCE, "learner", ALLOWANCE);
        long own = ProcessHandle.current().pid();
        Files.writeString(run.resolve(INSTANCE).resolve("processes").resolve("learner"), own + " 1\nhalf");
        tree.remove(INSTANCE); // or this test had ended itself
        assertThat(tree.instances()).isEmpty();
        assertThat(ProcessStat.living(own, "1")).isEmpty();
    }
}
