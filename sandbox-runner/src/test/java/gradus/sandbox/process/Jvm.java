package gradus.sandbox.process;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import gradus.sandbox.wire.Wire;

/** One of the two processes, started as the launcher starts it, but without a sandbox around it. */
final class Jvm implements AutoCloseable {

    private static final String END = "";
    private static final int PATIENCE_SECONDS = 180;

    private final Process process;
    private final OutputStream stdin;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final List<String> errors = new ArrayList<>();

    Jvm(String mainClass, Path data, List<String> flags, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-XX:TieredStopAtLevel=1",
                "-XX:+DisableAttachMechanism", "-XX:-CreateCoredumpOnCrash", "-XX:MaxMetaspaceSize=128m",
                "-Dai.djl.offline=true", "-Dgradus.data=" + data));
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
        command.addAll(List.of(arguments));
        process = new ProcessBuilder(command).start();
        stdin = process.getOutputStream();
        Thread.ofPlatform().daemon().start(() -> {
            process.inputReader(StandardCharsets.UTF_8).lines().forEach(lines::add);
            lines.add(END);
        });
        Thread.ofPlatform().daemon().start(() -> process.errorReader(StandardCharsets.UTF_8).lines().forEach(line -> {
            synchronized (errors) {
                errors.add(line);
            }
        }));
    }

    void send(Object message) {
        try {
            stdin.write(Wire.write(message));
            stdin.write('\n');
            stdin.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its standard input is at its end. */
    void endOfInput() throws IOException {
        stdin.close();
    }

    /** The next line of standard output; null at its end. */
    String next() {
        try {
            var line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (line == null) {
                throw new IllegalStateException("Nothing came; standard error: " + stderr());
            }
            if (line.equals(END)) {
                lines.add(END);
                return null;
            }
            return line;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    int exitCode() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("It did not end; standard error: " + stderr());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    List<String> stderr() {
        synchronized (errors) {
            return List.copyOf(errors);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        exitCode();
    }
}
