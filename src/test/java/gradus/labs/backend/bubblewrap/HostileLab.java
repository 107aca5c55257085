package gradus.labs.backend.bubblewrap;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import gradus.labs.backend.Job;
import gradus.labs.backend.Limits;
import gradus.labs.backend.bubblewrap.box.Programs;
import gradus.labs.hostile.Going;
import gradus.labs.wire.GraderJob;
import gradus.labs.wire.LearnerJob;
import gradus.labs.wire.Wire;

/** The backend with the real learner and grader processes, for attacks on what they do. */
public final class HostileLab {

    private static final long MIB = 1024 * 1024;
    private static final Limits LIMITS = new Limits(Duration.ofSeconds(120), Duration.ofSeconds(120), 768 * MIB, 128,
            8 * MIB);
    private static final int POINTS = 10;

    private static BubblewrapBackend backend;

    private HostileLab() {
    }

    private static synchronized BubblewrapBackend backend() {
        if (backend == null) {
            backend = new BubblewrapBackend(new Settings(RuntimeFolder.required(), Settings.CACHE, Settings.RUN, 46_501,
                    1, 2, 0, Programs.STANDARD));
            var opened = backend;
            if (!opened.readiness().ready()) {
                throw new IllegalStateException(opened.readiness().findings().toString());
            }
            Runtime.getRuntime().addShutdownHook(new Thread(opened::close));
        }
        return backend;
    }

    /** @param files name → text; the entry point is the class {@code Train} */
    public static Going practice(Map<String, String> files, Limits limits) {
        return new HostileRun(backend(), new Job(learner(UUID.randomUUID(), "practice", "Train", files), Map.of(),
                Optional.empty(), Map.of(), limits));
    }

    /**
     * @param checks of the grader, each with ten points
     * @param hidden the text of its file {@code hidden.txt}
     */
    public static Going submit(String entryPoint, Map<String, String> files, String graderClass, String grader,
            List<String> checks, String hidden) {
        var id = UUID.randomUUID();
        var job = new GraderJob(Wire.PROTOCOL, "grader", id, 1, 5, 7, Map.of(graderClass + ".java", grader),
                graderClass, Map.of(), Map.of(), null,
                checks.stream().map(check -> new GraderJob.Check(check, POINTS, 8000, null)).toList(), null, 3);
        return new HostileRun(backend(), new Job(learner(id, "submit", entryPoint, files), Map.of(), Optional.of(job),
                Map.of("hidden.txt", hidden.getBytes(StandardCharsets.UTF_8)), LIMITS));
    }

    private static LearnerJob learner(UUID id, String mode, String entryPoint, Map<String, String> files) {
        return new LearnerJob(Wire.PROTOCOL, "learner", id, 1, mode, 7, entryPoint, files, Map.of(), null, null);
    }
}
