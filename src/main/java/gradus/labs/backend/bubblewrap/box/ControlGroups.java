package gradus.labs.backend.bubblewrap.box;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where this machine keeps its control groups. Two forms are known: version 2 with the controllers in one tree, and the
 * hybrid of version 1 controllers, one tree each, with a version 2 tree that counts CPU time and kills.
 *
 * @param memory tree with the controller of this name; so are {@code pids} and {@code cpu}
 * @param unified the version 2 tree
 * @param patience until what a group held must be gone
 */
public record ControlGroups(Path memory, Path pids, Path cpu, Path unified, Duration patience) {

    /** The kernel first takes back what processes hold: a million small files in memory cost it seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String OURS = "gradus";
    private static final List<String> CONTROLLERS = List.of("memory", "pids", "cpu");

    public static ControlGroups detect() throws NotReadyException {
        try {
            return detect(Files.readAllLines(Path.of("/proc/self/mountinfo")));
        } catch (IOException e) {
            throw new NotReadyException("Cannot read the mounts of this machine", e);
        }
    }

    static ControlGroups detect(List<String> mountInfo) throws NotReadyException, IOException {
        var mounts = mountInfo.stream().map(Mount::parse).flatMap(Optional::stream).toList();
        Path unified = mounts.stream().filter(mount -> mount.type().equals("cgroup2")).map(Mount::folder).findFirst()
                .orElseThrow(() -> new NotReadyException("No version 2 control groups are mounted (cgroup2); the "
                        + "sandbox needs them to end a run with everything it started"));
        var available = Arrays.asList(Files.readString(unified.resolve("cgroup.controllers")).trim().split(" "));
        if (available.containsAll(CONTROLLERS)) {
            return new ControlGroups(unified, unified, unified, unified, PATIENCE);
        }
        var trees = new ArrayList<Path>();
        for (String controller : CONTROLLERS) {
            trees.add(mounts.stream()
                    .filter(mount -> mount.type().equals("cgroup") && mount.options().contains(controller))
                    .map(Mount::folder).findFirst()
                    .orElseThrow(() -> new NotReadyException(("The control group controller %s is neither in %s nor "
                            + "mounted by itself; machines without it are not supported yet")
                            .formatted(controller, unified))));
        }
        return new ControlGroups(trees.get(0), trees.get(1), trees.get(2), unified, PATIENCE);
    }

    /** Whether limits come from version 1, which this machine mounts beside version 2. */
    public boolean hybrid() {
        return !memory.equals(unified);
    }

    /** One line for operators. */
    public String describe() {
        return hybrid() ? "control groups: memory, pids and cpu of version 1, ended through " + unified
                : "control groups: version 2 at " + unified;
    }

    /**
     * Creates a group. It is empty: whoever is put into it is bound by its limits from then on.
     *
     * @param instance of this application, the name that it has on this machine
     * @param name unique in the instance
     */
    public ControlGroup create(String instance, String name, Allowance allowance) throws IOException {
        if (!hybrid()) {
            enableControllers(unified);
            enableControllers(Files.createDirectories(unified.resolve(OURS)));
            enableControllers(Files.createDirectories(unified.resolve(OURS).resolve(instance)));
        }
        var group = group(Path.of(OURS, instance, name));
        for (Path folder : group.folders()) {
            Files.createDirectories(folder);
        }
        group.limit(allowance);
        return group;
    }

    /** Instances that have groups here, dead ones too. */
    public List<String> instances() throws IOException {
        return children(unified.resolve(OURS)).stream().map(folder -> folder.getFileName().toString()).toList();
    }

    /** Ends what is left in an instance's groups, and removes them. */
    public void remove(String instance) throws IOException {
        for (Path tree : Stream.of(unified, memory, pids, cpu).distinct().toList()) {
            for (Path child : children(tree.resolve(OURS).resolve(instance))) {
                var group = group(Path.of(OURS, instance, child.getFileName().toString()));
                group.kill();
                group.remove();
            }
        }
        group(Path.of(OURS, instance)).remove();
    }

    private ControlGroup group(Path name) {
        return new ControlGroup(memory.resolve(name), pids.resolve(name), cpu.resolve(name), unified.resolve(name),
                patience);
    }

    private static void enableControllers(Path folder) throws IOException {
        ControlGroup.write(folder.resolve("cgroup.subtree_control"), "+memory +pids +cpu");
    }

    private static List<Path> children(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var all = Files.list(folder)) {
            return all.filter(Files::isDirectory).toList();
        }
    }

    private record Mount(Path folder, String type, List<String> options) {

        /** A line of {@code /proc/self/mountinfo}: 36 35 98:0 /root /mount/point rw … - type source options. */
        static Optional<Mount> parse(String line) {
            String[] halves = line.split(" - ", 2);
            if (halves.length < 2) {
                return Optional.empty();
            }
            String[] left = halves[0].split(" ");
            String[] right = halves[1].split(" ");
            var options = List.of(right.length < 3 ? new String[0] : right[2].split(","));
            return Optional.of(new Mount(Path.of(left[4]), right[0], options));
        }
    }

    static Map<String, String> keyed(Path file) throws IOException {
        var values = new java.util.HashMap<String, String>();
        for (String line : Files.readAllLines(file)) {
            int space = line.indexOf(' ');
            if (space > 0) {
                values.put(line.substring(0, space), line.substring(space + 1).trim());
            }
        }
        return values;
    }
}
