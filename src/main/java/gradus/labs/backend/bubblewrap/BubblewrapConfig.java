package gradus.labs.backend.bubblewrap;

import java.nio.file.Path;
import java.util.Optional;

import gradus.labs.backend.bubblewrap.box.Host;
import gradus.labs.backend.bubblewrap.box.Programs;
import gradus.labs.backend.bubblewrap.gpu.GpuSearch;
import gradus.labs.backend.bubblewrap.gpu.Nvml;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** {@code gradus.sandbox.…}: see {@link Settings} for meaning, units and limits. */
@ConfigMapping(prefix = "gradus.sandbox")
interface BubblewrapConfig {

    /** {@code GRADUS_RUNTIME} sets it. */
    @WithDefault("${gradus.runtime:sandbox-runner/target/runtime}")
    Path runtime();

    /** Without: {@code /var/cache/gradus} for root, {@code .cache/gradus} in their homes for others. */
    Optional<Path> cache();

    /** Without: {@code /run/gradus} for root, {@code .cache/gradus/run} in their homes for others. */
    Optional<Path> run();

    @WithDefault("45001")
    int firstUid();

    /** Without: half of the machine's processors, at least one. */
    Optional<Integer> slots();

    /** Without: the machine's processors divided by the slots. */
    Optional<Double> cpus();

    /** Without: one for each slot, as far as a quarter of the free memory reaches. 0 starts nothing ahead. */
    Optional<Integer> pool();

    /** Which GPUs labs may compute on, where the runtime can: {@code all}, {@code none}, or numbers such as {@code 0,2}. */
    @WithDefault("all")
    String gpus();

    default Settings settings() {
        int runs = slots().orElseGet(Settings::defaultSlots);
        return new Settings(runtime(), cache().orElseGet(Settings::defaultCache), run().orElseGet(Settings::defaultRun),
                firstUid(), runs,
                cpus().orElseGet(() -> Settings.defaultCpus(runs)),
                pool().orElseGet(() -> Settings.defaultPool(runs, Host.freeMemoryBytes())), Programs.STANDARD,
                new GpuSearch(Path.of("/dev"), Path.of("/proc"), gpus()), Nvml::open);
    }
}
