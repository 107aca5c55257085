package gradus.labs.backend.bubblewrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;

import gradus.labs.backend.Job;
import gradus.labs.backend.bubblewrap.box.Allowance;
import gradus.labs.backend.bubblewrap.box.ControlGroups;
import gradus.labs.backend.bubblewrap.box.Folders;
import gradus.labs.backend.bubblewrap.box.Profile;
import gradus.labs.backend.bubblewrap.box.ProfileParts;
import gradus.labs.backend.bubblewrap.box.Programs;
import gradus.labs.hostile.Going;
import gradus.labs.hostile.Order;
import gradus.labs.hostile.inside.Attacker;
import gradus.labs.hostile.inside.PatientGrader;
import gradus.labs.wire.GraderJob;
import gradus.labs.wire.LearnerJob;
import gradus.labs.wire.Wire;

/**
 * Where hostile programs run: in the real backend, or, as controls, as plain processes or in a sandbox that lacks one
 * layer. What other tests need to know of this package's inside ends here.
 */
public final class HostileGround {

    private static final int FIRST_UID = 46_401;
    private static final int CONTROL_PROCESSES = 400;
    private static final long CONTROL_MEMORY = 768L * 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String WAIT = "read -r _ || exit 71; ";

    private static BubblewrapBackend backend;
    private static Site site;

    private HostileGround() {
    }

    static synchronized BubblewrapBackend backend() {
        if (backend == null) {
            backend = new BubblewrapBackend(settings());
            var opened = backend;
            if (!opened.readiness().ready()) {
                throw new IllegalStateException(opened.readiness().findings().toString());
            }
            Runtime.getRuntime().addShutdownHook(new Thread(opened::close));
        }
        return backend;
    }

    /** A second application on this machine, for what the first hides. */
    private static synchronized Site site() {
        if (site == null) {
            var prepared = Preparation.prepare(settings(), new Quarantine(new Quarantine.Slots(2)));
            site = prepared.site().orElseThrow(() -> new IllegalStateException(prepared.readiness().toString()));
            Runtime.getRuntime().addShutdownHook(new Thread(prepared::close));
        }
        return site;
    }

    private static Settings settings() {
        return new Settings(jar(), Settings.CACHE, Settings.RUN, FIRST_UID, 2, 1, 0,
                new Programs(Attacker.class.getName(), PatientGrader.class.getName(), "none"));
    }

    /** In the backend, as a learner's run. */
    public static Going run(Order order) {
        return new HostileRun(backend(), job(order));
    }

    /** A user that has nothing else on this machine; give it back. */
    public static int claimUid() {
        try {
            return site().instance().claimUid(FIRST_UID);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void releaseUid(int uid) {
        try {
            site().instance().releaseUid(uid);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Outside of any sandbox.
     *
     * @param before a shell's words before the program takes over, such as opening a file
     * @param options of {@code prlimit}
     */
    public static Going bare(Order order, int uid, String before, List<String> options) {
        try {
            var folder = folder();
            var places = write(folder, order.places());
            var java = List.of(site().runtime().java().resolve("bin/java").toString(), "-Xmx320m",
                    "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UseContainerSupport",
                    "--enable-native-access=ALL-UNNAMED", "-Dplaces=" + places, "-cp",
                    site().runtime().folder().resolve("lib").toString() + "/*", Attacker.class.getName());
            var all = new ArrayList<>(List.of("/bin/sh", "-c", WAIT + before + " exec \"$@\"", "control"));
            all.addAll(List.of(site().host().setpriv().toString(), "--reuid=" + uid, "--regid=" + uid,
                    "--clear-groups", "--", site().host().prlimit().toString(), "--core=0"));
            all.addAll(options);
            all.add("--");
            all.addAll(java);
            return control(new ProcessBuilder(all).start(), order, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In a sandbox like the backend's, but for one layer. */
    public static Going without(Layer layer, Order order, int uid) {
        return without(layer, order, uid, task -> {
            try {
                return task.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** How a process is started. */
    public interface Starting {
        Process start(ProcessBuilder builder);
    }

    public static Going without(Layer layer, Order order, int uid, Starting starting) {
        try {
            Path folder = folder();
            Path data = Folders.make(folder.resolve("data"), "rwxr-xr-x");
            write(data, order.places());
            var allowance = new Allowance(CONTROL_MEMORY, CONTROL_PROCESSES, 2, Duration.ofSeconds(30), 0.2);
            var profile = new Profile(site().host(), site().runtime(), uid, data, Optional.empty(), false, true, Map.of(),
                    allowance,
                    false, Profile.standardClassPath(site().runtime()), Attacker.class.getName());
            var arguments = new ArrayList<>(ProfileParts.arguments(profile));
            var command = new ArrayList<>(ProfileParts.command(profile));
            remove(layer, arguments, command);
            Path file = Files.writeString(folder.resolve("arguments"), String.join("\0", arguments) + "\0");
            var all = new ArrayList<>(List.of("/bin/sh", "-c", WAIT + "unset PWD OLDPWD; "
                    + "exec 5<\"$1\" 6<\"$2\" 7<\"$3\" 9>\"$4\"; shift 4; exec \"$@\"", "control",
                    site().filters().main().toString(), site().filters().threadsOnly().toString(), file.toString(),
                    folder.resolve("status").toString()));
            all.addAll(command);
            var builder = new ProcessBuilder(all);
            builder.environment().clear();
            return control(starting.start(builder), order, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many processors a control group may use at once, on either version of them. */
    static double processors(Path cpuGroup) {
        try {
            if (Files.exists(cpuGroup.resolve("cpu.max"))) {
                var words = Files.readString(cpuGroup.resolve("cpu.max")).trim().split(" ");
                return Double.parseDouble(words[0]) / Double.parseDouble(words[1]);
            }
            return Double.parseDouble(Files.readString(cpuGroup.resolve("cpu.cfs_quota_us")))
                    / Double.parseDouble(Files.readString(cpuGroup.resolve("cpu.cfs_period_us")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path cpuGroupOf(UUID run) {
        try (var instances = Files.newDirectoryStream(((ControlGroups) site().groups()).cpu().resolve("gradus"))) {
            for (Path instance : instances) {
                Path group = instance.resolve(run + "-1-learner");
                if (Files.exists(group)) {
                    return group;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new AssertionError("No control group of run " + run);
    }

    private static void remove(Layer layer, List<String> arguments, List<String> command) {
        switch (layer) {
            case READ_ONLY_ROOT -> {
                for (int at = arguments.indexOf("--remount-ro"); at >= 0; at = arguments.indexOf("--remount-ro")) {
                    arguments.subList(at, at + 2).clear();
                }
            }
            case FOLDER_SIZES -> {
                for (int at = arguments.indexOf("--size"); at >= 0; at = arguments.indexOf("--size")) {
                    arguments.subList(at, at + 2).clear();
                }
            }
            case HIDDEN_ARGUMENTS -> {
                int at = command.indexOf("--args");
                command.subList(at, at + 2).clear();
                command.addAll(at, arguments);
            }
            case SECCOMP -> {
                for (int at = command.indexOf("--add-seccomp-fd"); at >= 0; at = command.indexOf("--add-seccomp-fd")) {
                    command.subList(at, at + 2).clear();
                }
            }
            case DIES_WITH_PARENT -> arguments.remove("--die-with-parent");
            case STARTED_FOR_GOOD -> {
                return; // up to whoever starts it
            }
        }
    }

    private static Going control(Process process, Order order, Path folder) throws IOException {
        var allowance = new Allowance(CONTROL_MEMORY, CONTROL_PROCESSES, 2, Duration.ofSeconds(30), 0.2);
        var group = ((ControlGroups) site().groups()).create(site().instance().name(), "control-" + UUID.randomUUID(),
                allowance);
        return new HostileControl(process, group, folder, Wire.write(job(order).learner()));
    }

    private static Path folder() throws IOException {
        return Folders.make(site().instance().folder().resolve("control-" + UUID.randomUUID()), "rwx--x--x");
    }

    private static Path write(Path folder, Map<String, String> places) throws IOException {
        return Folders.mode(Files.write(folder.resolve("places"), bytes(places)), "rw-r--r--");
    }

    private static byte[] bytes(Map<String, String> places) {
        return places.entrySet().stream().map(place -> place.getKey() + "=" + place.getValue().replace("\\", "\\\\"))
                .collect(Collectors.joining("\n")).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Job job(Order order) {
        var id = UUID.randomUUID();
        var learner = new LearnerJob(Wire.PROTOCOL, "learner", id, 1, order.graded() ? "submit" : "practice", 7,
                order.script(), Map.of(), Map.of(), null, null);
        var grader = new GraderJob(Wire.PROTOCOL, "grader", id, 1, 5, 7, Map.of(), "none", Map.of(), Map.of(), null,
                List.of(new GraderJob.Check("first", 10, 1000, null)), null, 3);
        return new Job(learner, Map.of("places", bytes(order.places())),
                order.graded() ? Optional.of(grader) : Optional.empty(),
                order.graded() ? Map.of("hidden-labels.csv", new byte[] { '1' }) : Map.of(), order.limits());
    }

    /** Where the sandboxes' programs lie, as paths inside and outside. */
    public static Path runtime() {
        return site().runtime().folder();
    }

    /** The run folder of the backend under attack. */
    public static Path runFolder() {
        return Settings.RUN;
    }

    /** No process, control group, folder, mount or user id of a run is left. */
    public static synchronized void assertNothingLeft() {
        try {
            Leftovers.assertNone(site == null ? "" : site.instance().name());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for something that happens elsewhere. */
    public static void until(BooleanSupplier condition, Supplier<String> otherwise) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new AssertionError(otherwise.get());
            }
            Thread.onSpinWait();
            try {
                Thread.sleep(2);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(otherwise.get());
            }
        }
    }

    private static Path jar() {
        try {
            Path classes = Path.of(Attacker.class.getProtectionDomain().getCodeSource().getLocation().getPath());
            Path inside = Path.of(Attacker.class.getPackageName().replace('.', '/'));
            Path folder = Files.createDirectories(Path.of("target/hostile-runtime"));
            Path temporary = Files.createTempFile(folder, "hostile", ".tmp");
            try (var out = new JarOutputStream(Files.newOutputStream(temporary));
                    var files = Files.list(classes.resolve(inside))) {
                for (Path file : files.sorted().toList()) {
                    var entry = new JarEntry(inside.resolve(file.getFileName()).toString());
                    entry.setTime(0);
                    out.putNextEntry(entry);
                    Files.copy(file, out);
                    out.closeEntry();
                }
            }
            Files.move(temporary, folder.resolve("hostile.jar"), StandardCopyOption.REPLACE_EXISTING);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
