package gradus.labs.backend.bubblewrap.gpu;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The GPUs of this machine, as NVIDIA's driver shows them in {@code /dev} and {@code /proc}. A GPU with slices is given
 * away slice by slice, never whole.
 *
 * @param dev where device files lie
 * @param proc where the kernel tells about the driver
 * @param lent {@code all}, {@code none}, or the numbers of those that labs may have: {@code 0,2}
 * @see <a href="https://docs.nvidia.com/datacenter/tesla/mig-user-guide/device-nodes-and-capabilities.html">Device Nodes and
 *      Capabilities</a>
 */
public record GpuSearch(Path dev, Path proc, String lent) {

    private static final Pattern WISH = Pattern.compile("all|none|[0-9]{1,3}(,[0-9]{1,3}){0,63}");
    public static final GpuSearch NONE = new GpuSearch(Path.of("/dev"), Path.of("/proc"), "none");
    private static final Pattern GPU = Pattern.compile("nvidia([0-9]{1,3})");
    private static final Pattern INSTANCE = Pattern.compile("gi([0-9]{1,3})");
    private static final Pattern MODEL = Pattern.compile("(?m)^Model:\\s+(.+?)\\s*$");
    private static final Pattern MINOR = Pattern.compile("(?m)^Device Minor:\\s+([0-9]+)\\s*$");
    private static final Pattern SLICE_MINOR = Pattern.compile("(?m)^DeviceFileMinor: ([0-9]+)$");

    public GpuSearch {
        if (!WISH.matcher(lent).matches()) {
            throw new IllegalArgumentException("The sandbox's GPUs are \"%s\", allowed are all, none, or numbers such as 0,2"
                    .formatted(lent));
        }
    }

    /**
     * @param usable those that can be given away
     * @param findings what stands in the way of others; English, for operators
     */
    public record Found(List<Gpu> usable, List<String> findings) {
    }

    public Found find() {
        var usable = new ArrayList<Gpu>();
        var findings = new ArrayList<String>();
        if (lent.equals("none")) {
            return new Found(usable, findings);
        }
        var numbers = numbers();
        wished().stream().filter(number -> !numbers.contains(number))
                .forEach(number -> findings.add("GPU %d is not on this machine".formatted(number)));
        if (!wished().isEmpty()) {
            numbers.retainAll(wished());
        }
        var common = Stream.of("nvidiactl", "nvidia-uvm").map(dev::resolve).toList();
        var missing = common.stream().filter(node -> !Files.exists(node)).toList();
        if (!numbers.isEmpty() && !missing.isEmpty()) {
            findings.add("GPUs cannot be used, %s is missing: nvidia-modprobe -c 0 -u".formatted(missing.getFirst()));
            return new Found(usable, findings);
        }
        for (int number : numbers) {
            candidates(number, common).forEach(gpu -> closed(gpu).ifPresentOrElse(
                    node -> findings.add("%s cannot be used, %s is closed to other users: chmod a+rw %s"
                            .formatted(gpu.name(), node, node)),
                    () -> usable.add(gpu)));
        }
        return new Found(List.copyOf(usable), List.copyOf(findings));
    }

    private Set<Integer> wished() {
        var wished = new TreeSet<Integer>();
        if (!lent.equals("all")) {
            for (var number : lent.split(",")) {
                wished.add(Integer.valueOf(number));
            }
        }
        return wished;
    }

    private Set<Integer> numbers() {
        var numbers = new TreeSet<Integer>();
        for (var file : list(dev)) {
            var gpu = GPU.matcher(file.getFileName().toString());
            if (gpu.matches()) {
                numbers.add(Integer.valueOf(gpu.group(1)));
            }
        }
        return numbers;
    }

    /** The GPU itself, or its slices. */
    private List<Gpu> candidates(int number, List<Path> common) {
        var nodes = new ArrayList<>(common);
        nodes.add(dev.resolve("nvidia" + number));
        var name = "nvidia" + number + model(number);
        var slices = new ArrayList<Gpu>();
        for (var instance : list(proc.resolve("driver/nvidia/capabilities/gpu" + number + "/mig"), "gi")) {
            var computes = list(instance, "ci");
            for (var compute : computes) {
                var all = new ArrayList<>(nodes);
                all.add(capability(instance));
                all.add(capability(compute));
                slices.add(Gpu.of("%s, slice %s/%s".formatted(name, instance.getFileName(), compute.getFileName()), dev,
                        all, computes.size() == 1 ? memory(number, instance) : Optional.empty()));
            }
        }
        return slices.isEmpty()
                ? List.of(Gpu.of(name, dev, nodes, Optional.of(new Gpu.Memory(number, OptionalInt.empty()))))
                : slices;
    }

    /** Compute instances of one GPU instance share its memory; this is for one that has it alone. */
    private static Optional<Gpu.Memory> memory(int number, Path instance) {
        var id = INSTANCE.matcher(instance.getFileName().toString());
        return id.matches()
                ? Optional.of(new Gpu.Memory(number, OptionalInt.of(Integer.parseInt(id.group(1)))))
                : Optional.empty();
    }

    private Path capability(Path instance) {
        return dev.resolve("nvidia-caps/nvidia-cap" + first(SLICE_MINOR, read(instance.resolve("access"))));
    }

    private String model(int number) {
        for (var gpu : list(proc.resolve("driver/nvidia/gpus"))) {
            var information = read(gpu.resolve("information"));
            if (first(MINOR, information).equals(Integer.toString(number))) {
                return ", " + first(MODEL, information);
            }
        }
        return "";
    }

    /** A device file that the user of a sandbox could not open. */
    private static Optional<Path> closed(Gpu gpu) {
        return gpu.nodes().values().stream().sorted().filter(node -> {
            try {
                return !Files.getPosixFilePermissions(node).contains(PosixFilePermission.OTHERS_READ);
            } catch (IOException e) {
                return true;
            }
        }).findFirst();
    }

    private static List<Path> list(Path folder, String prefix) {
        return list(folder).stream().filter(file -> file.getFileName().toString().startsWith(prefix)).toList();
    }

    private static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.sorted(Comparator.comparing(Path::toString)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look for GPUs in " + folder, e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return ""; // an older driver does not tell
        }
    }

    private static String first(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        return found.find() ? found.group(1) : "";
    }
}
