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
 * One control group of the kernel's; see {@link ControlGroups}.
 *
 * @param patience until what it held must be gone
 */
public record ControlGroup(Path memory, Path pids, Path cpu, Path time, Path all, Duration patience) implements Group {

    private static final int CPU_PERIOD_MICROS = 100_000;
    /** The sandbox's own two processes beside those inside. */
    private static final int OUTER_PROCESSES = 4;
    private static final Duration PAUSE = Duration.ofMillis(1);

    List<Path> folders() {
        return Stream.of(all, memory, pids, cpu, time).distinct().toList();
    }

    @Override
    public void limit(Allowance allowance) throws IOException {
        String bytes = Long.toString(allowance.memoryBytes());
        long quota = Math.round(allowance.cpus() * CPU_PERIOD_MICROS);
        write(pids.resolve("pids.max"), Integer.toString(allowance.processes() + OUTER_PROCESSES));
        if (version1()) {
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

    @Override
    public void urgent(boolean urgent) throws IOException {
        if (version1()) {
            write(cpu.resolve("cpu.shares"), urgent ? "1024" : "8");
            return;
        }
        write(cpu.resolve("cpu.weight"), urgent ? "100" : "1");
    }

    @Override
    public void add(long pid) throws IOException {
        for (Path folder : folders()) {
            write(folder.resolve("cgroup.procs"), Long.toString(pid));
        }
    }

    @Override
    public Duration cpuUsed() throws IOException {
        Path ofVersion1 = time.resolve("cpuacct.usage");
        return Files.exists(ofVersion1) ? Duration.ofNanos(Long.parseLong(Files.readString(ofVersion1).trim()))
                : Duration.ofNanos(1000 * Long.parseLong(ControlGroups.keyed(time.resolve("cpu.stat")).get("usage_usec")));
    }

    @Override
    public long memoryKills() throws IOException {
        Path file = version1() ? memory.resolve("memory.oom_control") : memory.resolve("memory.events");
        return Long.parseLong(ControlGroups.keyed(file).getOrDefault("oom_kill", "0"));
    }

    /** The kernel sees to it. */
    @Override
    public boolean overfull() {
        return false;
    }

    /** 0 on kernels that do not keep it. */
    @Override
    public long memoryPeakBytes() throws IOException {
        Path file = version1() ? memory.resolve("memory.max_usage_in_bytes") : memory.resolve("memory.peak");
        return Files.exists(file) ? Long.parseLong(Files.readString(file).trim()) : 0;
    }

    boolean empty() throws IOException {
        return Files.readString(all.resolve("cgroup.procs")).isBlank();
    }

    @Override
    public void kill() throws IOException {
        if (!Files.exists(all)) {
            return;
        }
        Path kill = all.resolve("cgroup.kill");
        if (Files.exists(kill)) {
            signalUntilEmpty(() -> write(kill, "1"));
            return;
        }
        // Before Linux 5.14, or without version 2: forbid new processes first, so that the list can only shrink.
        Path most = pids.resolve("pids.max");
        String allowed = Files.readString(most);
        write(most, "0");
        signalUntilEmpty(this::signalEach);
        write(most, allowed); // the next learner process of the same run starts here
    }

    private interface Signal {
        void send() throws IOException;
    }

    private void signalUntilEmpty(Signal signal) throws IOException {
        long start = System.nanoTime();
        signal.send();
        while (!empty()) {
            if (System.nanoTime() - start > patience.toNanos()) {
                throw new IOException("Processes in %s do not end".formatted(all));
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            signal.send();
        }
    }

    private void signalEach() throws IOException {
        for (String pid : Files.readAllLines(all.resolve("cgroup.procs"))) {
            ProcessHandle.of(Long.parseLong(pid)).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    /** The kernel may still be letting go of the last process, so this is patient. */
    @Override
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

    private boolean version1() {
        return !memory.equals(cpu);
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
