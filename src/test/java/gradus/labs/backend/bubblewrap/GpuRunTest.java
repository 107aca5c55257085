package gradus.labs.backend.bubblewrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import gradus.labs.backend.Device;
import gradus.labs.backend.Job;
import gradus.labs.backend.RunEnd;
import gradus.labs.backend.RunEnd.Kind;
import gradus.labs.backend.bubblewrap.box.Libc;
import gradus.labs.backend.bubblewrap.box.Programs;
import gradus.labs.backend.bubblewrap.gpu.FakeDriver;
import gradus.labs.backend.bubblewrap.gpu.FakeMemory;
import gradus.labs.backend.bubblewrap.gpu.GpuSearch;
import gradus.labs.backend.conversation.Seen;
import gradus.testing.Await;

/** Real sandboxes on a machine whose GPUs are device files of a test's. */
class GpuRunTest {

    @TempDir
    Path folder;
    private final FakeMemory memory = new FakeMemory();

    @Test
    void aRunSeesTheOneGpuThatItWasGivenAndOthersSeeNone() throws IOException {
        var driver = new FakeDriver(folder).gpu(0, "A").gpu(1, "B");
        try (var backend = backend(driver.search("1"), true)) {
            assertThat(backend.readiness().findings()).contains("GPU nvidia1, B");
            assertThat(backend.gpus()).hasValue(1);
            var seen = new Seen();
            assertEnds(Kind.COMPLETED, backend.run(onGpu("lists-devices"), seen));
            assertThat(seen.log("out")).containsExactly("[nvidia-uvm, nvidia1, nvidiactl] zeros");
            var without = new Seen();
            backend.run(Sandbox.practice("lists-devices", Sandbox.LIMITS), without);
            assertThat(without.log("out")).containsExactly("[] none");
        }
    }

    @Test
    void aGpuIsNeverSharedAndComesBackHoweverARunEnds() throws Exception {
        var driver = new FakeDriver(folder).gpu(0, "A");
        try (var backend = backend(driver.search("all"), true)) {
            var seen = new Seen();
            var job = onGpu("lingers");
            var first = CompletableFuture.supplyAsync(() -> backend.run(job, seen));
            assertThat(seen.ready.await(20, TimeUnit.SECONDS)).isTrue();
            var second = backend.run(onGpu("lists-devices"), new Seen());
            assertThat(second.kind()).isEqualTo(Kind.SANDBOX);
            assertThat(second.detail()).contains("No GPU is free");
            assertEnds(Kind.COMPLETED, backend.run(Sandbox.practice("returns", Sandbox.LIMITS), new Seen()));
            assertThat(first).as("a run on a GPU takes no slot").isNotDone();
            backend.cancel(job.learner().run());
            assertThat(first.get(20, TimeUnit.SECONDS).kind()).isEqualTo(Kind.CANCELLED);
            assertEnds(Kind.CRASHED, backend.run(onGpu("crashes"), new Seen()));
            assertEnds(Kind.COMPLETED, backend.run(onGpu("lists-devices"), new Seen()));
        }
    }

    @Test
    void aGpuWhoseRunCannotBeCleanedIsSetAsideAndTakesNoSlotWithIt() throws Exception {
        var driver = new FakeDriver(folder).gpu(0, "A");
        try (var backend = backend(driver.search("all"), true)) {
            Path mount = QuarantineTest.spoiled(backend, onGpu("lingers"));
            assertThat(backend.gpus()).hasValue(0);
            assertThat(backend.readiness().findings().getLast()).contains("nvidia0, A of run", "mount");
            assertThat(backend.readiness().ready()).isTrue();
            assertThat(backend.readiness().setAside()).isZero();
            assertEnds(Kind.COMPLETED, backend.run(Sandbox.practice("returns", Sandbox.LIMITS), new Seen()));
            Libc.unmount(mount);
            backend.cleanSetAside();
            assertThat(backend.gpus()).hasValue(1);
            assertEnds(Kind.COMPLETED, backend.run(onGpu("lists-devices"), new Seen()));
        }
        Leftovers.assertNone();
    }

    @Test
    void aRuntimeForCpusLeavesGpusAlone() throws IOException {
        var driver = new FakeDriver(folder).gpu(0, "A");
        try (var backend = backend(driver.search("all"), false)) {
            assertThat(backend.readiness().ready()).isTrue();
            assertThat(backend.readiness().findings()).anyMatch(finding -> finding.contains("no libraries of CUDA"));
            assertThat(backend.gpus()).hasValue(0);
        }
    }

    @Test
    void theMostThatARunUsesOfItsGpusMemoryIsMeasuredFromOutside() throws Exception {
        var driver = new FakeDriver(folder).gpu(0, "A");
        var gpu = driver.search("all").find().usable().getFirst();
        memory.uses(gpu, 500 * Sandbox.MIB);
        try (var backend = backend(driver.search("all"), true)) {
            var seen = new Seen();
            var job = onGpu("lingers");
            var run = CompletableFuture.supplyAsync(() -> backend.run(job, seen));
            assertThat(seen.ready.await(20, TimeUnit.SECONDS)).isTrue();
            memory.uses(gpu, 1_500 * Sandbox.MIB);
            Await.until("a sample sees it", () -> peak(backend.usage(job.learner().run()).orElseThrow()) > 0);
            memory.uses(gpu, 700 * Sandbox.MIB);
            backend.cancel(job.learner().run());
            assertThat(peak(run.get(20, TimeUnit.SECONDS).usage())).isEqualTo(1_000 * Sandbox.MIB);
            assertThat(peak(backend.run(onGpu("returns"), new Seen()).usage())).as("what was there before").isZero();
            assertThat(peak(backend.run(Sandbox.practice("returns", Sandbox.LIMITS), new Seen()).usage())).isZero();
        }
    }

    @Test
    void aRunWhoseGpuTellsNothingRunsWithoutAFigureAndOperatorsAreTold() throws IOException {
        memory.refuses("libnvidia-ml.so.1 is missing");
        try (var backend = backend(new FakeDriver(folder).gpu(0, "A").search("all"), true)) {
            assertThat(backend.readiness().ready()).isTrue();
            assertThat(backend.readiness().findings())
                    .contains("the memory that runs on GPU nvidia0, A use is not measured: libnvidia-ml.so.1 is missing");
            var end = backend.run(onGpu("returns"), new Seen());
            assertEnds(Kind.COMPLETED, end);
            assertThat(peak(end.usage())).isZero();
            memory.refuses(null);
            assertEnds(Kind.COMPLETED, backend.run(onGpu("returns"), new Seen()));
            assertThat(backend.readiness().findings()).noneMatch(finding -> finding.contains("not measured"));
        }
    }

    private static long peak(RunEnd.Usage usage) {
        return usage.gpuMemoryPeakBytes();
    }

    private static void assertEnds(Kind kind, RunEnd end) {
        assertThat(end.kind()).as(end.toString()).isEqualTo(kind);
    }

    private static Job onGpu(String script) {
        var job = Sandbox.practice(script, Sandbox.LIMITS);
        return job.on(Device.GPU);
    }

    private BubblewrapBackend backend(GpuSearch gpus, boolean withLibraries) throws IOException {
        var usual = Sandbox.settings(Sandbox.jar(), 2);
        var runtime = Files.createDirectory(folder.resolve("runtime"));
        Files.copy(usual.runtime().resolve("scripted.jar"), runtime.resolve("scripted.jar"));
        if (withLibraries) {
            try (var jar = new JarOutputStream(
                    Files.newOutputStream(runtime.resolve("pytorch-native-cu128-2.7.1-linux-x86_64.jar")))) {
                var entry = new JarEntry("empty");
                entry.setTime(0); // the same for all of these tests, and so staged once
                jar.putNextEntry(entry);
            }
        }
        return new BubblewrapBackend(new Settings(runtime, Settings.CACHE, Settings.RUN, 46_801, 1, 1, 0,
                new Programs(usual.programs().learner(), usual.programs().grader(), ScriptedUnpacking.class.getName()),
                gpus, memory));
    }
}
