package gradus.labs.backend.bubblewrap.box;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * The processes of sandboxes that no control group holds. Each of them is three: bubblewrap, the first process inside, and
 * the program, which the filter keeps from starting others. So what the kernel limits for each process holds for the
 * sandbox, all three can be watched, and when the first process inside is killed, the kernel ends all others there.
 */
final class ProcessTree implements Group {

    private static final int PROCESSES = 3;
    private static final int SIGKILL = 9;
    private static final int SIGSTOP = 19;
    private static final Duration PAUSE = Duration.ofMillis(1);
    /**
     * What a process holds that nobody else has: its own pages, those that it shares and would be freed with it, both of them
     * when swapped out, and the tables that find them. Libraries are everybody's.
     */
    private static final Pattern HELD = Pattern.compile("(?m)^(?:RssAnon|RssShmem|VmSwap|VmPTE):\\s+([0-9]+) kB$");

    /** The processes of one sandbox, the outermost first, as they were last seen. */
    private static final class Sandbox {
        private final Map<Long, ProcessStat> seen = new LinkedHashMap<>();
        private long bytes;
    }

    private final Path notes;
    private final Duration patience;
    private final List<Sandbox> sandboxes = new ArrayList<>();
    private long allowedBytes;
    private long peakBytes;

    /**
     * @param notes file with the outermost processes, for whoever cleans up after this application
     * @param patience until what was killed must be gone
     */
    ProcessTree(Path notes, Duration patience) {
        this.notes = notes;
        this.patience = patience;
    }

    /** What an application that is gone has noted. */
    static ProcessTree noted(Path notes, Duration patience) throws IOException {
        var tree = new ProcessTree(notes, patience);
        for (String line : Files.readAllLines(notes)) {
            String[] words = line.split(" ");
            if (words.length == 2) {
                var found = ProcessStat.living(Long.parseLong(words[0]), words[1]);
                found.ifPresent(tree::hold);
            }
        }
        return tree;
    }

    private synchronized void hold(ProcessStat outermost) {
        var sandbox = new Sandbox();
        sandbox.seen.put(outermost.pid(), outermost);
        sandboxes.add(sandbox);
    }

    /** Processes carry their limits with them, {@link Profile} sets them; what those overlook is {@link #overfull}. */
    @Override
    public synchronized void limit(Allowance allowance) {
        allowedBytes = allowance.memoryBytes();
    }

    @Override
    public void urgent(boolean urgent) {
        // Nobody is started ahead here.
    }

    @Override
    public void add(long pid) throws IOException {
        var outermost = ProcessStat.of(pid).orElseThrow(() -> new IOException("Process %d has ended".formatted(pid)));
        Files.writeString(notes, pid + " " + outermost.start() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        hold(outermost);
    }

    /** As often as it is asked: what a process used after that, until it ended, nobody counts. */
    @Override
    public synchronized Duration cpuUsed() throws IOException {
        var used = Duration.ZERO;
        for (var sandbox : sandboxes) {
            look(sandbox);
            for (var process : sandbox.seen.values()) {
                used = used.plus(process.cpu());
            }
        }
        return used;
    }

    private void look(Sandbox sandbox) throws IOException {
        if (sandbox.seen.size() < PROCESSES) {
            discover(sandbox);
        }
        sandbox.bytes = 0;
        for (var process : List.copyOf(sandbox.seen.values())) {
            var now = ProcessStat.living(process.pid(), process.start());
            if (now.isPresent()) {
                sandbox.seen.put(process.pid(), now.get());
                sandbox.bytes += held(process.pid());
            }
        }
        peakBytes = Math.max(peakBytes, sandbox.bytes);
    }

    private static void discover(Sandbox sandbox) throws IOException {
        var outermost = sandbox.seen.values().iterator().next();
        if (ProcessStat.living(outermost.pid(), outermost.start()).isEmpty()) {
            return;
        }
        var found = ProcessHandle.of(outermost.pid()).stream().flatMap(ProcessHandle::descendants).map(ProcessHandle::pid)
                .toList();
        for (long pid : found) {
            ProcessStat.of(pid).ifPresent(process -> sandbox.seen.putIfAbsent(pid, process));
        }
    }

    private static long held(long pid) {
        try {
            var found = HELD.matcher(Files.readString(Path.of("/proc", Long.toString(pid), "status")));
            return 1024 * found.results().mapToLong(each -> Long.parseLong(each.group(1))).sum();
        } catch (IOException e) {
            return 0; // it has ended
        }
    }

    /** The kernel ends none for its memory here: it refuses more, and the program has to say so. */
    @Override
    public long memoryKills() {
        return 0;
    }

    /** A program can hold pages that no limit of a process counts, such as those that it may no longer write to. */
    @Override
    public synchronized boolean overfull() throws IOException {
        for (var sandbox : sandboxes) {
            look(sandbox);
        }
        return sandboxes.stream().anyMatch(sandbox -> sandbox.bytes > allowedBytes);
    }

    /** As often as it is looked at. */
    @Override
    public synchronized long memoryPeakBytes() {
        return peakBytes;
    }

    @Override
    public void kill() throws IOException {
        long start = System.nanoTime();
        for (var sandbox : sandboxes()) {
            kill(sandbox, start);
        }
    }

    private synchronized List<Sandbox> sandboxes() {
        return List.copyOf(sandboxes);
    }

    private void kill(Sandbox sandbox, long start) throws IOException {
        var outermost = outermost(sandbox);
        // Were it killed in the moment in which it starts the next one, that one would be nobody's child and live on. So it is
        // stopped first, and looked at when it stands.
        if (signal(outermost, SIGSTOP)) {
            await(start, "does not stop", () -> living(outermost).map(ProcessStat::state).orElse('T') == 'T');
        }
        List<ProcessStat> all;
        synchronized (this) {
            look(sandbox);
            all = List.copyOf(sandbox.seen.values());
        }
        for (var process : all.reversed()) {
            signal(process, SIGKILL);
        }
        for (var process : all) {
            await(start, "does not end", () -> living(process).isEmpty());
        }
    }

    private synchronized ProcessStat outermost(Sandbox sandbox) {
        return sandbox.seen.values().iterator().next();
    }

    private static Optional<ProcessStat> living(ProcessStat process) throws IOException {
        return ProcessStat.living(process.pid(), process.start());
    }

    private static boolean signal(ProcessStat process, int signal) throws IOException {
        if (living(process).isEmpty()) {
            return false;
        }
        try {
            Libc.signal(process.pid(), signal);
            return true;
        } catch (IOException e) {
            if (living(process).isEmpty()) {
                return false;
            }
            throw e;
        }
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private void await(long start, String otherwise, Condition condition) throws IOException {
        while (!condition.holds()) {
            if (System.nanoTime() - start > patience.toNanos()) {
                throw new IOException("A process noted in %s %s".formatted(notes, otherwise));
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    @Override
    public void remove() throws IOException {
        try {
            Files.delete(notes);
        } catch (NoSuchFileException e) {
            return; // nothing was started
        }
    }
}
