package gradus.labs.backend.bubblewrap.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Machines mount control groups in more than one way, and not everybody may write to them. */
class ControlGroupsTest {

    @TempDir
    private Path folder;
    private Path unified;
    private final List<String> mounts = new ArrayList<>(List.of("22 1 0:20 / /proc rw - proc proc rw"));

    @BeforeEach
    void mountVersion2() throws IOException {
        unified = Files.createDirectory(folder.resolve("unified"));
        Files.writeString(unified.resolve("cgroup.controllers"), "\n");
        mounts.add("41 31 0:38 / %s rw - cgroup2 cgroup2 rw".formatted(unified));
    }

    private Path mountVersion1(String controllers) throws IOException {
        Path tree = Files.createDirectory(folder.resolve(controllers));
        mounts.add("35 31 0:32 / %s rw shared:1 - cgroup cgroup rw,%s".formatted(tree, controllers));
        return tree;
    }

    @Test
    void version2IsWishedFor() throws IOException {
        Files.writeString(unified.resolve("cgroup.controllers"), "cpuset cpu io memory pids\n");
        Path given = Files.createFile(unified.resolve("cgroup.subtree_control"));
        var found = ControlGroups.detect(mounts).orElseThrow();
        assertThat(found.memory()).isEqualTo(unified);
        assertThat(found.layer().fallback()).isFalse();
        assertThat(found.layer().detail()).isEqualTo("version 2 at " + unified);
        assertThat(given).hasContent("+memory +pids +cpu");
    }

    @Test
    void aTreeThatGivesNoControllersOnIsNotThere() throws IOException {
        Files.writeString(unified.resolve("cgroup.controllers"), "cpuset cpu io memory pids\n");
        Files.createDirectory(unified.resolve("cgroup.subtree_control")); // as busy as a group with processes
        assertThat(ControlGroups.detect(mounts)).isEmpty();
    }

    @Test
    void controllersOfVersion1BesideVersion2AreAFallback() throws IOException {
        mountVersion1("memory");
        mountVersion1("pids");
        Path cpu = mountVersion1("cpu,cpuacct");
        var found = ControlGroups.detect(mounts).orElseThrow();
        assertThat(found.cpu()).isEqualTo(cpu);
        assertThat(found.time()).isEqualTo(unified);
        assertThat(found.all()).isEqualTo(unified);
        assertThat(found.layer().fallback()).isTrue();
        assertThat(found.layer().detail()).contains("of version 1, ended through " + unified);
    }

    @Test
    void soIsVersion1Alone() throws IOException {
        mounts.removeLast();
        mountVersion1("memory");
        Path pids = mountVersion1("pids");
        mountVersion1("cpu");
        Path time = mountVersion1("cpuacct");
        var found = ControlGroups.detect(mounts).orElseThrow();
        assertThat(found.all()).isEqualTo(pids);
        assertThat(found.time()).isEqualTo(time);
        assertThat(found.layer().fallback()).isTrue();
        assertThat(found.layer().detail()).isEqualTo("version 1 alone");
    }

    @Test
    void withoutOneOfTheControllersThereAreNone() throws IOException {
        mountVersion1("memory");
        mountVersion1("cpu,cpuacct");
        assertThat(ControlGroups.detect(mounts)).isEmpty();
        assertThat(ControlGroups.detect(mounts.subList(0, 1))).isEmpty();
    }

    @Test
    void whatCannotBeWrittenToIsNotThere() throws IOException {
        mounts.clear();
        mounts.add("41 31 0:38 / /no/such/folder rw - cgroup2 cgroup2 rw"); // to root, every folder that is there is open
        assertThat(ControlGroups.detect(mounts)).isEmpty();
        var none = new ProcessTrees(folder).layer();
        assertThat(none.fallback()).isTrue();
        assertThat(none.detail()).startsWith("none that this user may write to");
    }
}
