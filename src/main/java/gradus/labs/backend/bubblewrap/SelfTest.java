package gradus.labs.backend.bubblewrap;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import gradus.labs.backend.bubblewrap.box.Allowance;
import gradus.labs.backend.bubblewrap.box.Box;
import gradus.labs.backend.bubblewrap.box.Folders;
import gradus.labs.backend.bubblewrap.box.Group;
import gradus.labs.backend.bubblewrap.box.Libc;
import gradus.labs.backend.bubblewrap.box.NotReadyException;
import gradus.labs.backend.bubblewrap.box.Profile;
import gradus.labs.backend.conversation.Exit;
import gradus.labs.backend.conversation.OutputMeter;

/**
 * Starts one sandbox with a hostile program in it, before any learner's program does. Each thing it must not get exists
 * outside, or its absence would prove nothing.
 */
final class SelfTest implements Box.Listener {

    private static final Allowance ALLOWANCE = new Allowance(512L * 1024 * 1024, 128, 1, Duration.ofSeconds(30), 0.25);
    private static final long SECONDS = 30;
    private static final long OUTPUT_BYTES = 64 * 1024;

    private final Site site;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Exit> exit = new CompletableFuture<>();

    private SelfTest(Site site) {
        this.site = site;
    }

    /** @return what was tried in vain */
    static List<String> run(Site site) throws NotReadyException {
        try {
            return new SelfTest(site).run();
        } catch (IOException e) {
            throw new NotReadyException("The sandbox's self-test could not run", e);
        }
    }

    private List<String> run() throws IOException, NotReadyException {
        int uid = site.claimUid();
        Path folder = Folders.make(site.instance().folder().resolve("self-test"), "rwx--x--x");
        var group = site.groups().create(site.instance().name(), "self-test", ALLOWANCE);
        try {
            return probe(uid, folder, group);
        } finally {
            group.kill();
            group.remove();
            Folders.delete(folder);
            site.releaseUid(uid);
        }
    }

    private List<String> probe(int uid, Path folder, Group group) throws IOException, NotReadyException {
        Path gate = Folders.make(folder.resolve("gate"), "rwxrwxrwx");
        if (!site.host().root()) {
            return probe(uid, folder, gate, group);
        }
        Libc.mountTmpfs(gate, "size=64k,mode=0777");
        try {
            return probe(uid, folder, gate, group);
        } finally {
            Libc.unmount(gate);
        }
    }

    private List<String> probe(int uid, Path folder, Path gate, Group group)
            throws IOException, NotReadyException {
        Path data = folder.resolve("data");
        Path program = data.resolve(Probe.class.getName().replace('.', '/') + ".class");
        Files.createDirectories(program.getParent());
        try (var in = Probe.class.getResourceAsStream(Probe.class.getSimpleName() + ".class")) {
            Files.copy(in, program);
        }
        Path attempt = program.resolveSibling("Probe$Attempt.class");
        try (var in = Probe.class.getResourceAsStream(attempt.getFileName().toString())) {
            Files.copy(in, attempt);
        }
        Folders.readableByAll(data);
        Path hidden = Files.writeString(folder.resolve("hidden"), "hidden");
        Folders.mode(hidden, "rw-------");
        var profile = new Profile(site.host(), site.runtime(), uid, data, Optional.of(gate), false,
                !site.groups().onlyProcesses(), Map.of(), ALLOWANCE, false,
                "/data",
                Probe.class.getName());
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var control = new Socket(server.getInetAddress(), server.getLocalPort())) {
            var box = Box.start(site.launcher(), site.filters(), profile, group, folder, "probe",
                    new OutputMeter(OUTPUT_BYTES, () -> lines.add("LEAK too much output")), this);
            box.say(server.getLocalPort() + " " + hidden);
            box.finish();
            return judge(exit.get(SECONDS, TimeUnit.SECONDS));
        } catch (TimeoutException e) {
            throw new NotReadyException("The sandbox's self-test did not end within %d s".formatted(SECONDS));
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotReadyException("The sandbox's self-test was interrupted");
        }
    }

    private List<String> judge(Exit how) throws NotReadyException {
        var leaks = lines.stream().filter(line -> line.startsWith("LEAK ")).toList();
        if (!leaks.isEmpty()) {
            throw new NotReadyException("The sandbox does not hold: " + String.join("; ", leaks));
        }
        if (!lines.contains("end") || how.code().orElse(-1) != 0) {
            throw new NotReadyException("No sandbox starts here: " + (how.errors() + advice(how.errors())).strip());
        }
        var held = new ArrayList<String>();
        lines.stream().filter(line -> line.startsWith("held ")).map(line -> line.substring("held ".length()))
                .forEach(held::add);
        return held;
    }

    private static String advice(String errors) {
        if (errors.contains("user namespace") || errors.contains("uid map") || errors.contains("namespace failed")) {
            return " - user namespaces are closed to ordinary users here; open them: sysctl -w "
                    + "user.max_user_namespaces=15000 kernel.unprivileged_userns_clone=1, and on Ubuntu "
                    + "kernel.apparmor_restrict_unprivileged_userns=0";
        }
        return "";
    }

    @Override
    public void printed(Box box, String line) {
        lines.add(line);
    }

    @Override
    public void complained(Box box, String line) {
        // Kept by the box; the exit tells.
    }

    @Override
    public void ended(Box box, Exit how) {
        exit.complete(how);
    }
}
