package gradus.labs.backend.bubblewrap.box;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

import gradus.labs.backend.conversation.Exit;
import gradus.labs.backend.conversation.LineReader;
import gradus.labs.backend.conversation.OutputMeter;

/**
 * One sandboxed process and its three pipes. Pipes, never files: a process can truncate a file that it prints to. Each
 * is served by a thread of its own, so that no process can block the launcher by not reading or not writing.
 */
public final class Box {

    /** Told what a box does. Blocks if it must: then the box waits. */
    public interface Listener {
        void printed(Box box, String line) throws InterruptedException;

        void complained(Box box, String line) throws InterruptedException;

        /** The last word: the process is gone and all that it printed was told. */
        void ended(Box box, Exit exit) throws InterruptedException;
    }

    private static final Duration PAUSE = Duration.ofMillis(1);
    private static final int KEPT_ERRORS = 4096;
    /** As bubblewrap tells it. */
    private static final Pattern EXIT_CODE = Pattern.compile("\"exit-code\"\\s*:\\s*([0-9]{1,3})");
    private static final Optional<String> CLOSE = Optional.empty();

    private final String name;
    private final Process process;
    private final Path status;
    private final OutputMeter meter;
    private volatile Listener listener;
    private volatile long startedNanos = System.nanoTime();
    private boolean over; // guarded by this
    private final BlockingQueue<Optional<String>> toSay = new LinkedBlockingQueue<>();
    private final StringBuilder errors = new StringBuilder();

    private Box(String name, Process process, Path status, OutputMeter meter, Listener listener) {
        this.name = name;
        this.process = process;
        this.status = status;
        this.meter = meter;
        this.listener = listener;
    }

    /**
     * Starts a process inside a sandbox inside a group.
     *
     * @param folder of the run; holds the box's arguments and status
     * @param name unique in the run
     */
    public static Box start(Launcher launcher, SystemCalls filters, Profile profile, Group group, Path folder,
            String name, OutputMeter meter, Listener listener) throws IOException {
        Path arguments = folder.resolve(name + ".arguments");
        Path status = folder.resolve(name + ".status");
        Files.writeString(arguments, String.join("\0", profile.arguments()) + "\0");
        Folders.mode(arguments, "rw-------");
        Files.createFile(status);
        Folders.mode(status, "rw-------");
        var process = launcher.startWaiting(filters, arguments, status, profile.command());
        try {
            group.add(process.pid());
        } catch (IOException e) {
            process.destroyForcibly();
            throw e;
        }
        var box = new Box(name, process, status, meter, listener);
        box.thread("writer", box::write);
        var errors = box.thread("errors", () -> new LineReader(process.getErrorStream(), meter, box::complain).drain());
        box.thread("reader", () -> box.read(errors));
        box.say("go"); // what the shell waits for
        return box;
    }

    /**
     * Gives a box that was started ahead to the run it is for: from now on it counts as started, its output counts there and
     * is told there.
     *
     * @return false if it has ended, which its first listener was told
     */
    public synchronized boolean handOver(OutputMeter toMeter, Listener toListener) {
        if (over) {
            return false;
        }
        meter.passTo(toMeter);
        listener = toListener;
        startedNanos = System.nanoTime();
        return true;
    }

    /** Sends one line, in the order of the calls. Never blocks; a process that is gone misses it. */
    public void say(String line) {
        toSay.add(Optional.of(line));
    }

    /** Nothing more will be said: its standard input ends. */
    public void finish() {
        toSay.add(CLOSE);
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** Whether the process is gone and all that it printed was told; waits for it as long as that. */
    public boolean over(Duration patience) {
        long start = System.nanoTime();
        while (!isOver() && System.nanoTime() - start < patience.toNanos()) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return isOver();
    }

    private synchronized boolean isOver() {
        return over;
    }

    public long ageNanos() {
        return System.nanoTime() - startedNanos;
    }

    private void write() throws InterruptedException {
        try (var out = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8))) {
            for (var line = toSay.take(); line.isPresent(); line = toSay.take()) {
                out.write(line.get());
                out.write('\n');
                out.flush();
            }
        } catch (IOException e) {
            // It closed its standard input or is gone; the reader tells how it ended.
            toSay.clear();
        }
    }

    private void complain(String line) throws InterruptedException {
        synchronized (errors) {
            errors.append(line).append('\n');
            if (errors.length() > 2 * KEPT_ERRORS) {
                errors.delete(0, errors.length() - KEPT_ERRORS);
            }
        }
        listener.complained(this, line);
    }

    private void read(Thread errorReader) throws InterruptedException, IOException {
        try {
            new LineReader(process.getInputStream(), meter, line -> listener.printed(this, line)).drain();
            process.waitFor();
            errorReader.join();
        } finally {
            finish();
            last().ended(this, exit());
        }
    }

    private synchronized Listener last() {
        over = true;
        return listener;
    }

    private Exit exit() {
        synchronized (errors) {
            String last = errors.substring(Math.max(0, errors.length() - KEPT_ERRORS)).strip();
            try {
                String told = Files.exists(status) ? Files.readString(status) : "";
                var code = EXIT_CODE.matcher(told);
                return new Exit(code.find() ? OptionalInt.of(Integer.parseInt(code.group(1))) : OptionalInt.empty(),
                        last);
            } catch (IOException e) {
                return new Exit(OptionalInt.empty(), last + " (no status: " + e + ")");
            }
        }
    }

    private interface Work {
        void run() throws InterruptedException, IOException;
    }

    private Thread thread(String role, Work work) {
        return Thread.ofPlatform().daemon().name("sandbox-" + name + "-" + role).start(() -> {
            try {
                work.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (IOException e) {
                // Reading a pipe fails only when its process was taken away; a failure must not leave it running.
                process.destroyForcibly();
            }
        });
    }
}
