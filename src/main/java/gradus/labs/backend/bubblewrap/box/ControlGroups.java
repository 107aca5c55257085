package gradus.labs.backend.bubblewrap.box;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import gradus.labs.backend.Isolation.Layer;

/**
 * Where this machine keeps its control groups. Three forms are known: version 2 with the controllers in one tree; version 1
 * controllers, one tree each, beside a version 2 tree that counts CPU time and kills; and version 1 alone.
 *
 * @param memory tree with the controller of this name; so are {@code pids} and {@code cpu}
 * @param time the tree that counts CPU time
 * @param all the tree whose groups list and kill what is in them
 * @param patience until what a group held must be gone
 */
public record ControlGroups(Path memory, Path pids, Path cpu, Path time, Path all, Duration patience) implements Groups {

    /** The kernel first takes back what processes hold: a million small files in memory cost it seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String OURS = "gradus";
    private static final List<String> CONTROLLERS = List.of("memory", "pids", "cpu");

    /** Empty if some are missing, or if they are not this user's to write to. */
    static Optional<ControlGroups> detect(List<String> mountInfo) throws IOException {
        var trees = mountInfo.stream().map(Mount::parse).flatMap(Optional::stream)
                .filter(mount -> Files.isWritable(mount.folder())).toList();
        var unified = trees.stream().filter(mount -> mount.type().equals("cgroup2")).map(Mount::folder).findFirst();
        if (unified.isPresent() && controllers(unified.get()).containsAll(CONTROLLERS) && passesOn(unified.get())) {
            Path one = unified.get();
            return Optional.of(new ControlGroups(one, one, one, one, one, PATIENCE));
        }
        var memory = controller(trees, "memory");
        var pids = controller(trees, "pids");
        var cpu = controller(trees, "cpu");
        var time = unified.or(() -> controller(trees, "cpuacct"));
        if (memory.isEmpty() || pids.isEmpty() || cpu.isEmpty() || time.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ControlGroups(memory.get(), pids.get(), cpu.get(), time.get(), unified.orElse(pids.get()),
                PATIENCE));
    }

    /** A container may see its own group as the whole tree; that one holds processes and can give nothing on. */
    private static boolean passesOn(Path unified) {
        try {
            enableControllers(unified);
            return true;
        } catch (IOException busy) {
            return false;
        }
    }

    private static List<String> controllers(Path unified) throws IOException {
        return Arrays.asList(Files.readString(unified.resolve("cgroup.controllers")).trim().split(" "));
    }

    private static Optional<Path> controller(List<Mount> trees, String name) {
        return trees.stream().filter(mount -> mount.type().equals("cgroup") && mount.options().contains(name))
                .map(Mount::folder).findFirst();
    }

    @Override
    public Layer layer() {
        return new Layer("control-groups", version1(), describe());
    }

    private String describe() {
        if (!version1()) {
            return "version 2 at " + all;
        }
        return all.equals(pids) ? "version 1 alone" : "memory, pids and cpu of version 1, ended through " + all;
    }

    private boolean version1() {
        return !memory.equals(cpu);
    }

    @Override
    public boolean onlyProcesses() {
        return false;
    }

    @Override
    public ControlGroup create(String instance, String name, Allowance allowance) throws IOException {
        if (!version1()) {
            enableControllers(all);
            enableControllers(Files.createDirectories(all.resolve(OURS)));
            enableControllers(Files.createDirectories(all.resolve(OURS).resolve(instance)));
        }
        var group = group(Path.of(OURS, instance, name));
        for (Path folder : group.folders()) {
            Files.createDirectories(folder);
        }
        group.limit(allowance);
        return group;
    }

    @Override
    public List<String> instances() throws IOException {
        return children(all.resolve(OURS)).stream().map(folder -> folder.getFileName().toString()).toList();
    }

    @Override
    public void remove(String instance) throws IOException {
        for (Path tree : Stream.of(all, memory, pids, cpu, time).distinct().toList()) {
            for (Path child : children(tree.resolve(OURS).resolve(instance))) {
                var group = group(Path.of(OURS, instance, child.getFileName().toString()));
                group.kill();
                group.remove();
            }
        }
        group(Path.of(OURS, instance)).remove();
    }

    private ControlGroup group(Path name) {
        return new ControlGroup(memory.resolve(name), pids.resolve(name), cpu.resolve(name), time.resolve(name),
                all.resolve(name), patience);
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
