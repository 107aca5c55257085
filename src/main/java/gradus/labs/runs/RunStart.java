package gradus.labs.runs;

import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import gradus.common.Problem;
import gradus.identity.Viewer;
import gradus.labs.definition.LabVersion;
import gradus.labs.definition.Labs;
import gradus.labs.definition.LiveCell;
import gradus.labs.runs.work.RunQueue;
import gradus.labs.wire.Mode;
import gradus.labs.workspaces.ContentHash;
import gradus.labs.workspaces.Workspaces;
import gradus.organizations.Tenancy;

/** Puts runs into the queue: snapshot, row and first event in one transaction. */
@ApplicationScoped
class RunStart {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,100}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Viewer viewer;
    private final Tenancy tenancy;
    private final Labs labs;
    private final Workspaces workspaces;
    private final RunQueue queue;
    private final RunAdmission admission;

    RunStart(Viewer viewer, Tenancy tenancy, Labs labs, Workspaces workspaces, RunQueue queue,
            RunAdmission admission) {
        this.viewer = viewer;
        this.tenancy = tenancy;
        this.labs = labs;
        this.workspaces = workspaces;
        this.queue = queue;
        this.admission = admission;
    }

    /** @return the run's id, of an earlier request if the key is known */
    @Transactional
    public UUID start(String lab, Mode mode, Optional<Map<String, String>> files, Optional<String> key) {
        return start(lab, mode, files, key, Optional.empty());
    }

    /** @param past the seeds of a run that was carried out before; else the workspace's, and a new one */
    @Transactional
    UUID start(String lab, Mode mode, Optional<Map<String, String>> files, Optional<String> key,
            Optional<PastRuns.Seed> past) {
        key.ifPresent(RunStart::checkKey);
        var version = labs.runnable(lab);
        if (mode == Mode.SUBMIT && !version.graded()) {
            throw new Problem(RunProblem.NOTHING_TO_SUBMIT, lab + " is not graded");
        }
        var request = "%s %s %s".formatted(lab, mode.key(), files.map(ContentHash::of).orElse("workspace"));
        var before = key.flatMap(known -> LabRun.ofKey(viewer.id(), known));
        if (before.isPresent()) {
            return repeated(before.get(), request);
        }
        requireNoneOpen(lab);
        admission.check(tenancy.current(), viewer.id(), version.hardware().device());
        var snapshot = files.map(given -> workspaces.snapshot(lab, given)).orElseGet(() -> workspaces.snapshot(lab));
        var id = UUID.randomUUID();
        var seed = past.orElseGet(
                () -> new PastRuns.Seed(snapshot.seed(), mode == Mode.SUBMIT ? RANDOM.nextLong() : null));
        var row = new RunQueue.NewRun(id, tenancy.current(), viewer.id(), lab, version.sha256(), snapshot.sha256(),
                mode, seed.learner(), seed.grading(), key.orElse(null), request, demand(version, mode), null);
        if (queue.add(row)) {
            return id;
        }
        return key.flatMap(known -> LabRun.ofKey(viewer.id(), known)).map(other -> repeated(other, request))
                .orElseThrow(() -> stillOpen(lab));
    }

    /** The answer that helps most, if several would be true; the database keeps it true. */
    private void requireNoneOpen(String lab) {
        boolean open = LiveCell.isCell(lab) ? LabRun.openOfCells(viewer.id()).isPresent()
                : LabRun.openOf(viewer.id(), lab).isPresent();
        if (open) {
            throw stillOpen(lab);
        }
    }

    static RunQueue.Demand demand(LabVersion version, Mode mode) {
        return new RunQueue.Demand(version.course(), version.hardware(), version.memoryBytes(mode));
    }

    private Problem stillOpen(String lab) {
        var cell = LiveCell.isCell(lab);
        var open = (cell ? LabRun.openOfCells(viewer.id()) : LabRun.openOf(viewer.id(), lab))
                .map(row -> row.id.toString()).orElse("");
        return new Problem(cell ? RunProblem.CELL_OPEN : RunProblem.RUN_OPEN,
                "A run of %s is still open: %s".formatted(lab, open), Map.of("run", open));
    }

    static UUID repeated(LabRun before, String request) {
        if (!before.request.equals(request)) {
            throw new Problem(RunProblem.IDEMPOTENCY_KEY_REUSED, "The key belongs to run " + before.id,
                    Map.of("run", before.id.toString()));
        }
        return before.id;
    }

    static void checkKey(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new Problem(RunProblem.IDEMPOTENCY_KEY_NOT_ALLOWED, "Not an idempotency key");
        }
    }
}
