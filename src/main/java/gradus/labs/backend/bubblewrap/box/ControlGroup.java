package gradus.labs.backend.bubblewrap.box;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * One control group: limits and counts whatever is put into it, and ends all of it at once.
 *
 * @param patience until what it held must be gone
 */
public record ControlGroup(Path memory, Path pids, Path cpu, Path unified, Duration patience) {

    private static final int CPU_PERIOD_MICROS = 100_000;
    /** The sandbox's own two processes beside those inside. */
    private static final int OUTER_PROCESSES = 4;
    private static final Duration PAUSE = Duration.ofMillis(1);

    List<Path> folders() {
        return Stream.of(unified, memory, pids, cpu).distinct().toList();
    }

    public void limit(Allowance allowance) throws IOException {
        String bytes = Long.toString(allowance.memoryBytes());
        long quota = Math.round(allowance.cpus() * CPU_PERIOD_MICROS);
        write(pids.resolve("pids.max"), Integer.toString(allowance.processes() + OUTER_PROCESSES));
        if (hybrid()) {
            write(memory.resolve("memory.limit_in_bytes"), bytes);
            if (Files.exists(memory.resolve("memory.memsw.limit_in_bytes"))) {
                write(memory.resolve("memory.memsw.limit_in_bytes"), bytes);
            }
            write(cpu.resolve("cpu.cfs_period_us"), Integer.toString(CPU_PERIOD_MICROS));
            write(cpu.resolve("cpu.cfs_quota_us"), Long.toString(quota));
            return;
        }
        write(memory.resolve("memory.max"), bytes);
        if (Files.exists(memory.resolve("memory.swap.max"))) {
            write(memory.resolve("memory.swap.max"), "0");
        }
        write(memory.resolve("memory.oom.group"), "1");
        write(cpu.resolve("cpu.max"), quota + " " + CPU_PERIOD_MICROS);
    }

    /** Its share of the processors when others want them, too: as large as anybody's, or next to nothing. */
    public void urgent(boolean urgent) throws IOException {
        if (hybrid()) {
            write(cpu.resolve("cpu.shares"), urgent ? "1024" : "8");
            return;
        }
        write(cpu.resolve("cpu.weight"), urgent ? "100" : "1");
    }

    public void add(long pid) throws IOException {
        for (Path folder : folders()) {
            write(folder.resolve("cgroup.procs"), Long.toString(pid));
        }
    }

    /** CPU time used so far by everything that was ever in it. */
    public Duration cpuUsed() throws IOException {
        return Duration.ofNanos(1000 * Long.parseLong(ControlGroups.keyed(unified.resolve("cpu.stat"))
                .get("usage_usec")));
    }

    /** How often the kernel ended a process because the group's memory was full. */
    public long memoryKills() throws IOException {
        Path file = hybrid() ? memory.resolve("memory.oom_control") : memory.resolve("memory.events");
        return Long.parseLong(ControlGroups.keyed(file).getOrDefault("oom_kill", "0"));
    }

    /** The most memory it held at one moment; 0 on kernels that do not keep it. */
    public long memoryPeakBytes() throws IOException {
        Path file = hybrid() ? memory.resolve("memory.max_usage_in_bytes") : memory.resolve("memory.peak");
        return Files.exists(file) ? Long.parseLong(Files.readString(file).trim()) : 0;
    }

    boolean empty() throws IOException {
        return Files.readString(unified.resolve("cgroup.procs")).isBlank();
    }

    /** Ends everything in it, at once and for certain; returns when nothing is left. */
    public void kill() throws IOException {
        if (!Files.exists(unified)) {
            return;
        }
        long start = System.nanoTime();
        signalAll();
        while (!empty()) {
            if (System.nanoTime() - start > patience.toNanos()) {
                throw new IOException("Processes in %s do not end".formatted(unified));
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            signalAll();
        }
    }

    private void signalAll() throws IOException {
        Path kill = unified.resolve("cgroup.kill");
        if (Files.exists(kill)) {
            write(kill, "1");
            return;
        }
        // Before Linux 5.14: forbid new processes first, so that the list can only shrink.
        write(pids.resolve("pids.max"), "0");
        for (String pid : Files.readAllLines(unified.resolve("cgroup.procs"))) {
            ProcessHandle.of(Long.parseLong(pid)).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    /** Removes it; it must be empty. The kernel may still be letting go of the last process, so this is patient. */
    public void remove() throws IOException {
        long start = System.nanoTime();
        for (Path folder : folders()) {
            while (!removed(folder)) {
                if (System.nanoTime() - start > patience.toNanos()) {
                    throw new IOException("Control group %s stays busy".formatted(folder));
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private boolean hybrid() {
        return !memory.equals(unified);
    }

    private static boolean removed(Path folder) throws IOException {
        try {
            Files.delete(folder);
            return true;
        } catch (NoSuchFileException e) {
            return true;
        } catch (FileSystemException e) {
            if (e.getReason() != null && e.getReason().contains("busy")) {
                return false;
            }
            throw e;
        }
    }

    static void write(Path file, String value) throws IOException {
        Files.writeString(file, value, StandardOpenOption.WRITE);
    }
}
