package gradus.labs.backend.bubblewrap.gpu;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * NVIDIA's management library, which comes with the driver. It is called outside of sandboxes alone.
 *
 * @see <a href="https://docs.nvidia.com/deploy/nvml-api/group__nvmlDeviceQueries.html">NVML, device queries</a>
 * @see <a href="https://docs.nvidia.com/deploy/nvml-api/group__nvmlMultiInstanceGPU.html">NVML, multi instance GPU</a>
 */
public final class Nvml implements GpuMemory {

    private static final String LIBRARY = "libnvidia-ml.so.1";
    private static final int SUCCESS = 0;
    /** {@code nvmlMemory_t}: bytes in all, free, and used, as unsigned longs. */
    private static final long MEMORY_BYTES = 3 * JAVA_LONG.byteSize();
    private static final long USED = 2 * JAVA_LONG.byteSize();
    private static final int LONGEST_ERROR_BYTES = 512;

    private final SymbolLookup library;
    private final Map<String, MethodHandle> handles = new HashMap<>(); // made anew, each would cost more than its call

    private Nvml(SymbolLookup library) {
        this.library = library;
    }

    /** @throws IOException if the library is not here, or finds no driver */
    public static GpuMemory open() throws IOException {
        try {
            // It stays loaded: what it starts inside this process is its own affair.
            var nvml = new Nvml(SymbolLookup.libraryLookup(LIBRARY, Arena.global()));
            nvml.done("nvmlInit_v2");
            return nvml;
        } catch (IllegalArgumentException e) {
            throw new IOException("%s is missing, which comes with NVIDIA's driver".formatted(LIBRARY), e);
        }
    }

    /** Looked up each time: slices come and go while this runs. */
    @Override
    public long usedBytes(Gpu.Memory memory) throws IOException {
        try (var arena = Arena.ofConfined()) {
            var gpu = gpu(arena, memory.number());
            var device = memory.instance().isPresent() ? slice(arena, gpu, memory.instance().getAsInt()) : gpu;
            var answer = arena.allocate(MEMORY_BYTES, JAVA_LONG.byteSize());
            done("nvmlDeviceGetMemoryInfo", device, answer);
            return answer.get(JAVA_LONG, USED);
        }
    }

    /** The library counts GPUs in the order of their places on the bus, the device files in that of the driver. */
    private MemorySegment gpu(Arena arena, int number) throws IOException {
        var answer = arena.allocate(JAVA_INT);
        done("nvmlDeviceGetCount_v2", answer);
        int count = answer.get(JAVA_INT, 0);
        for (int index = 0; index < count; index++) {
            var device = arena.allocate(ADDRESS);
            if (call("nvmlDeviceGetHandleByIndex_v2", index, device) != SUCCESS) {
                continue; // one that this application may not reach, or that is lost
            }
            done("nvmlDeviceGetMinorNumber", device.get(ADDRESS, 0), answer);
            if (answer.get(JAVA_INT, 0) == number) {
                return device.get(ADDRESS, 0);
            }
        }
        throw new IOException("NVML does not show the GPU nvidia%d".formatted(number));
    }

    private MemorySegment slice(Arena arena, MemorySegment gpu, int instance) throws IOException {
        var answer = arena.allocate(JAVA_INT);
        done("nvmlDeviceGetMaxMigDeviceCount", gpu, answer);
        int most = answer.get(JAVA_INT, 0);
        for (int index = 0; index < most; index++) {
            var device = arena.allocate(ADDRESS);
            if (call("nvmlDeviceGetMigDeviceHandleByIndex", gpu, index, device) != SUCCESS) {
                continue; // no slice in this place
            }
            done("nvmlDeviceGetGpuInstanceId", device.get(ADDRESS, 0), answer);
            if (answer.get(JAVA_INT, 0) == instance) {
                return device.get(ADDRESS, 0);
            }
        }
        throw new IOException("NVML does not show the slice gi%d".formatted(instance));
    }

    @Override
    public void close() {
        try {
            call("nvmlShutdown");
        } catch (IOException e) {
            return; // it was open: what it now lacks, nobody misses
        }
    }

    private void done(String function, Object... arguments) throws IOException {
        int result = call(function, arguments);
        if (result != SUCCESS) {
            throw new IOException("%s: %s".formatted(function, said(result)));
        }
    }

    private String said(int result) throws IOException {
        var text = (MemorySegment) invoke("nvmlErrorString", FunctionDescriptor.of(ADDRESS, JAVA_INT), result);
        return text.reinterpret(LONGEST_ERROR_BYTES).getString(0);
    }

    /** @param arguments numbers, handles of devices, and where answers go */
    private int call(String function, Object... arguments) throws IOException {
        List<ValueLayout> shape = new ArrayList<>();
        for (var argument : arguments) {
            shape.add(argument instanceof Integer ? JAVA_INT : ADDRESS);
        }
        return (int) invoke(function, FunctionDescriptor.of(JAVA_INT, shape.toArray(ValueLayout[]::new)), arguments);
    }

    private Object invoke(String function, FunctionDescriptor shape, Object... arguments) throws IOException {
        try {
            return handles.computeIfAbsent(function,
                    name -> Linker.nativeLinker().downcallHandle(library.findOrThrow(name), shape))
                    .invokeWithArguments(arguments);
        } catch (NoSuchElementException e) {
            throw new IOException("This version of %s does not know %s".formatted(LIBRARY, function), e);
        } catch (Throwable e) {
            throw new IllegalStateException("Cannot call NVML's " + function, e);
        }
    }
}
