package gradus.labs.backend.bubblewrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import gradus.labs.backend.bubblewrap.box.Allowance;
import gradus.labs.backend.bubblewrap.box.Groups;
import gradus.labs.hostile.CaseReport;
import gradus.labs.hostile.HostileCase;
import gradus.labs.hostile.HostileGroup;

/** What becomes of a run when the application itself is killed. */
@HostileGroup
class KilledApplicationTest {

    @HostileCase("C10 runner-crash")
    void itsSandboxesEndWithItAndTheNextStartRemovesTheirTraces(CaseReport it) throws Exception {
        it.control("a plain child lives on: " + orphan());
        int gone = killed("runs");
        it.refused("dies with the launching thread; the next start tidies up", gone + " processes gone with it");
        it.neighbour("runs of the next application end as they should");
    }

    @Test
    void sandboxesThatWaitEndWithItToo() throws Exception {
        killed("waits");
    }

    /** A process whose parent is killed. */
    private static String orphan() throws Exception {
        var parent = new ProcessBuilder("/bin/sh", "-c", "sleep 30 & echo $!; wait").start();
        try (var out = new BufferedReader(new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8))) {
            var child = ProcessHandle.of(Long.parseLong(out.readLine())).orElseThrow();
            parent.destroyForcibly().waitFor();
            assertThat(child.isAlive()).isTrue();
            child.destroyForcibly();
            return "sleep";
        }
    }

    /** @return how many sandboxed processes ended with the application */
    private static int killed(String what) throws Exception {
        int gone;
        var application = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                Victim.class.getName(), what).redirectErrorStream(true).start();
        try (var out = new BufferedReader(new InputStreamReader(application.getInputStream(),
                StandardCharsets.UTF_8))) {
            for (String line = ""; !line.equals("running"); line = out.readLine()) {
                assertThat(line).isNotNull();
            }
            var sandboxed = application.descendants().toList();
            assertThat(sandboxed).as("bwrap, its first process and Java, twice").hasSizeGreaterThanOrEqualTo(6);
            application.destroyForcibly().waitFor();
            long killed = System.nanoTime();
            while (sandboxed.stream().anyMatch(ProcessHandle::isAlive)) {
                assertThat(Duration.ofNanos(System.nanoTime() - killed)).isLessThan(Duration.ofSeconds(2));
                Thread.sleep(5);
            }
            gone = sandboxed.size();
        } finally {
            application.destroyForcibly();
        }
        assertThat(traces(application.pid())).isNotEmpty();
        Instance.clean(Settings.RUN, Groups.detect(Settings.RUN));
        assertThat(traces(application.pid())).isEmpty();
        return gone;
    }

    @Test
    void whatStillRunsInAGroupOfADeadApplicationIsEnded() throws Exception {
        var groups = Groups.detect(Settings.RUN);
        String dead = "999999999-1-abcd";
        var allowance = new Allowance(64 * Sandbox.MIB, 8, 1, Duration.ofSeconds(9), 0.5);
        var group = groups.create(dead, "left", allowance);
        var process = new ProcessBuilder("/bin/sleep", "60").start();
        group.add(process.pid());
        Instance.clean(Settings.RUN, groups);
        assertThat(process.waitFor(2, TimeUnit.SECONDS)).isTrue();
        assertThat(groups.instances()).doesNotContain(dead);
    }

    @Test
    void tellsLivingApplicationsFromDeadOnes() throws IOException {
        assertThat(Instance.alive("1-0-abcd")).isFalse();
        assertThat(Instance.alive("nonsense")).isFalse();
        assertThat(Instance.alive("999999999-1-abcd")).isFalse();
    }

    private static List<Path> traces(long pid) throws IOException {
        String own = pid + "-";
        try (var folders = Files.walk(Settings.RUN, 2);
                var groups = Files.walk(Path.of("/sys/fs/cgroup"), 3)) {
            return Stream.concat(folders, groups)
                    .filter(path -> path.getFileName().toString().startsWith(own)
                            || Files.isSymbolicLink(path) && link(path).startsWith(own))
                    .toList();
        }
    }

    private static String link(Path path) {
        try {
            return Files.readSymbolicLink(path).toString();
        } catch (IOException e) {
            return "";
        }
    }
}
