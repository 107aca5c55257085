package gradus.labs.backend.bubblewrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a run must not leave on the machine: processes, control groups, folders, mounts, user ids. */
final class Leftovers {

    private Leftovers() {
    }

    /** Looks at this JVM's own instances: other applications may run beside the tests. */
    static void assertNone() throws IOException {
        assertNone("");
    }

    /** @param except name of an instance that may hold something; empty for none */
    static void assertNone(String except) throws IOException {
        String own = ProcessHandle.current().pid() + "-";
        var found = new ArrayList<String>();
        for (Path instance : instances(Settings.RUN, own, except)) {
            children(instance, "").stream().filter(path -> !path.endsWith("filters"))
                    .forEach(path -> found.add(path.toString()));
        }
        for (String tree : List.of("", "unified", "memory", "pids", "cpu")) {
            for (Path instance : instances(Path.of("/sys/fs/cgroup", tree, "gradus"), own, except)) {
                children(instance, "").stream().filter(Files::isDirectory).forEach(path -> found.add(path.toString()));
            }
        }
        for (Path uid : children(Settings.RUN.resolve("uids"), "")) {
            String holder = Files.isSymbolicLink(uid) ? Files.readSymbolicLink(uid).toString() : "";
            if (holder.startsWith(own) && !holder.equals(except)) {
                found.add(uid.toString());
            }
        }
        Files.readAllLines(Path.of("/proc/self/mountinfo")).stream()
                .filter(line -> line.contains(" " + Settings.RUN + "/" + own)).forEach(found::add);
        ProcessHandle.current().descendants().forEach(process -> found.add("process " + process.pid()));
        assertThat(found).isEmpty();
    }

    private static List<Path> instances(Path folder, String own, String except) throws IOException {
        return children(folder, own).stream().filter(instance -> !instance.endsWith(except)).toList();
    }

    private static List<Path> children(Path folder, String prefix) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var all = Files.list(folder)) {
            return all.filter(path -> path.getFileName().toString().startsWith(prefix)).toList();
        }
    }
}
