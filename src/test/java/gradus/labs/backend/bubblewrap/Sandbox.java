package gradus.labs.backend.bubblewrap;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

import gradus.labs.backend.Job;
import gradus.labs.backend.Limits;
import gradus.labs.backend.RunEnd;
import gradus.labs.backend.bubblewrap.box.Programs;
import gradus.labs.backend.conversation.Seen;
import gradus.labs.wire.GraderJob;
import gradus.labs.wire.LearnerJob;
import gradus.labs.wire.Wire;

/** The real backend over scripted programs, and jobs for it. */
final class Sandbox {

    static final long MIB = 1024 * 1024;
    static final Limits LIMITS = new Limits(Duration.ofSeconds(20), Duration.ofSeconds(20), 256 * MIB, 64, MIB);

    private static BubblewrapBackend backend;

    private Sandbox() {
    }

    static synchronized BubblewrapBackend scripted() throws IOException {
        if (backend == null) {
            backend = new BubblewrapBackend(settings(jar(), 2));
            var opened = backend;
            Runtime.getRuntime().addShutdownHook(new Thread(opened::close));
        }
        return backend;
    }

    /** With sandboxes that are started ahead; not closed by anybody else. */
    static BubblewrapBackend pooled() throws IOException {
        var settings = settings(jar(), 2);
        return new BubblewrapBackend(new Settings(settings.runtime(), settings.cache(), settings.run(), 46_401, 2, 1, 1,
                settings.programs()));
    }

    static Settings settings(Path runtime, int slots) {
        return new Settings(runtime, Settings.CACHE, Settings.RUN, 46_001, slots, 1, 0, new Programs(
                ScriptedLearner.class.getName(), ScriptedGrader.class.getName(), "none"));
    }

    static Path jar() throws IOException {
        Path folder = Files.createDirectories(Path.of("target/scripted-runtime"));
        Path jar = folder.resolve("scripted.jar");
        Path temporary = Files.createTempFile(folder, "scripted", ".tmp");
        try (var out = new JarOutputStream(Files.newOutputStream(temporary))) {
            for (var program : List.of(ScriptedLearner.class, ScriptedGrader.class, Rehearsed.class, HiddenMemory.class,
                    ScriptedUnpacking.class)) {
                var entry = new JarEntry(program.getName().replace('.', '/') + ".class");
                entry.setTime(0);
                out.putNextEntry(entry);
                try (var in = program.getResourceAsStream(program.getSimpleName() + ".class")) {
                    in.transferTo(out);
                }
                out.closeEntry();
            }
        }
        Files.move(temporary, jar, StandardCopyOption.REPLACE_EXISTING);
        return folder;
    }

    static Job practice(String script, Limits limits) {
        return new Job(learner(UUID.randomUUID(), "practice", script),
                Map.of("train.csv", "1,2".getBytes(StandardCharsets.UTF_8)), Optional.empty(), Map.of(), limits);
    }

    static Job submit(String script, String grading, Limits limits) {
        var id = UUID.randomUUID();
        var grader = new GraderJob(Wire.PROTOCOL, "grader", id, 1, 5, 7, Map.of(), grading, Map.of(),
                Map.of(), null, List.of(new GraderJob.Check("first", 10, 1000, null)), null, 3);
        return new Job(learner(id, "submit", script), Map.of("train.csv", "1,2".getBytes(StandardCharsets.UTF_8)),
                Optional.of(grader), Map.of("hidden.csv", "3,4".getBytes(StandardCharsets.UTF_8)), limits);
    }

    private static LearnerJob learner(UUID id, String mode, String script) {
        return new LearnerJob(Wire.PROTOCOL, "learner", id, 1, mode, 7, script, Map.of(), Map.of(), null, null);
    }

    static RunEnd run(Job job, Seen seen) throws IOException {
        return scripted().run(job, seen);
    }
}
