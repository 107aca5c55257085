package gradus.labs.backend.bubblewrap;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import gradus.labs.backend.bubblewrap.box.ControlGroup;
import gradus.labs.backend.bubblewrap.box.Folders;
import gradus.labs.hostile.Going;
import gradus.labs.hostile.Outcome;
import gradus.labs.hostile.Tried;

/** A hostile program outside the sandbox. A control group bounds what it can do, and ends it. */
final class HostileControl implements Going {

    private static final long PATIENCE_SECONDS = 30;
    private static final int KEPT_ERRORS = 2000;

    private final Process process;
    private final ControlGroup group;
    private final Path folder;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final StringBuffer errors = new StringBuffer();
    private final List<Thread> readers;
    private final long startNanos = System.nanoTime();

    /**
     * @param waiting a shell that becomes the program when it has read one line
     * @param folder its own, gone with it
     * @param job the next line
     */
    HostileControl(Process waiting, ControlGroup group, Path folder, String job) throws IOException {
        this.process = waiting;
        this.group = group;
        this.folder = folder;
        group.add(process.pid());
        readers = List.of(reader(process.getInputStream(), lines::add),
                reader(process.getErrorStream(), this::complain));
        try (var out = process.outputWriter(StandardCharsets.UTF_8)) {
            out.write("go\n" + job + "\n");
        }
    }

    private interface Reading {
        void line(String line);
    }

    private static Thread reader(InputStream from, Reading reading) {
        return Thread.ofPlatform().daemon().start(() -> {
            try (var in = new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8))) {
                in.lines().forEach(reading::line);
            } catch (IOException | UncheckedIOException e) {
                return; // it was ended
            }
        });
    }

    private void complain(String line) {
        if (errors.length() < KEPT_ERRORS) {
            errors.append(line).append('\n');
        }
    }

    @Override
    public void await(String id) {
        HostileGround.until(() -> tried().stream().anyMatch(one -> one.id().equals(id)),
                () -> "says nothing about " + id + ": " + lines + errors);
    }

    @Override
    public Outcome outcome() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                complain("did not end");
            } else if (process.exitValue() > 128) {
                complain("ended by signal %d".formatted(process.exitValue() - 128));
            }
            close();
            for (var reader : readers) {
                reader.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new Outcome(tried(), Duration.ofNanos(System.nanoTime() - startNanos), errors.toString());
    }

    private List<Tried> tried() {
        return new ArrayList<>(lines).stream().map(Tried::parse).flatMap(Optional::stream).toList();
    }

    @Override
    public boolean lastsFor(long millis) {
        try {
            return !process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public void ask() {
        process.destroy();
    }

    @Override
    public boolean leavesSomething() {
        try {
            return !Files.readString(group.all().resolve("cgroup.procs")).isBlank();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void killFirst() {
        process.destroyForcibly();
        lastsFor(5000);
    }

    @Override
    public double processors() {
        return HostileGround.processors(group.cpu());
    }

    @Override
    public void close() {
        try {
            group.kill();
            group.remove();
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
