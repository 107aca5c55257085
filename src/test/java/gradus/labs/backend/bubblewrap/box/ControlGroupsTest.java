package gradus.labs.backend.bubblewrap.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Machines mount control groups in more than one way. */
class ControlGroupsTest {

    @TempDir
    private Path folder;

    @Test
    void machinesWithoutControlGroupsAreRefused() {
        assertThatThrownBy(() -> ControlGroups.detect(List.of("22 1 0:20 / /proc rw - proc proc rw")))
                .isInstanceOf(NotReadyException.class).hasMessageContaining("cgroup2");
    }

    @Test
    void machinesWithoutAControllerAreRefused() throws IOException {
        Files.writeString(folder.resolve("cgroup.controllers"), "hugetlb\n");
        var mounts = List.of("41 31 0:38 / %s rw - cgroup2 cgroup2 rw".formatted(folder),
                "35 31 0:32 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory");
        assertThatThrownBy(() -> ControlGroups.detect(mounts)).isInstanceOf(NotReadyException.class)
                .hasMessageContaining("pids");
    }

    @Test
    void bothFormsOfControlGroupsAreFound() throws Exception {
        Files.writeString(folder.resolve("cgroup.controllers"), "cpuset cpu io memory pids\n");
        var pure = ControlGroups.detect(List.of("41 31 0:38 / %s rw - cgroup2 cgroup2 rw".formatted(folder)));
        assertThat(pure.hybrid()).isFalse();
        assertThat(pure.memory()).isEqualTo(folder);
        Files.writeString(folder.resolve("cgroup.controllers"), "\n");
        var hybrid = ControlGroups.detect(List.of("41 31 0:38 / %s rw - cgroup2 cgroup2 rw".formatted(folder),
                "35 31 0:32 / /m rw - cgroup cgroup rw,memory", "35 31 0:32 / /p rw - cgroup cgroup rw,pids",
                "35 31 0:32 / /c rw shared:1 - cgroup cgroup rw,cpu,cpuacct"));
        assertThat(hybrid.hybrid()).isTrue();
        assertThat(hybrid.cpu()).isEqualTo(Path.of("/c"));
    }
}
