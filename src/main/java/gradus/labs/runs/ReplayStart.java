package gradus.labs.runs;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import gradus.common.BadContent;
import gradus.common.Problem;
import gradus.identity.Viewer;
import gradus.labs.backend.Device;
import gradus.labs.backend.Hardware;
import gradus.labs.definition.LabVersion;
import gradus.labs.definition.Labs;
import gradus.labs.definition.LiveCell;
import gradus.labs.runs.work.RunQueue;
import gradus.labs.runs.work.RunState;

/** Puts replays into the queue, or says why a run cannot be repeated. */
@ApplicationScoped
class ReplayStart {

    private static final Duration DAY = Duration.ofHours(24);

    private final Viewer viewer;
    private final Labs labs;
    private final RunQueue queue;
    private final RunAdmission admission;
    private final RunsConfig config;
    private final Clock clock;

    ReplayStart(Viewer viewer, Labs labs, RunQueue queue, RunAdmission admission, RunsConfig config, Clock clock) {
        this.viewer = viewer;
        this.labs = labs;
        this.queue = queue;
        this.admission = admission;
        this.config = config;
        this.clock = clock;
    }

    /** @return the replay's id, of an earlier request if the key is known */
    @Transactional
    public UUID start(UUID id, Optional<String> key) {
        key.ifPresent(RunStart::checkKey);
        var run = LabRun.require(id, viewer.id());
        var request = "replay " + id;
        var before = key.flatMap(known -> LabRun.ofKey(viewer.id(), known));
        if (before.isPresent()) {
            return RunStart.repeated(before.get(), request);
        }
        requireRepeatable(run);
        var version = requireVersion(run);
        requireNotTooMany();
        var demand = demand(run, version);
        admission.check(run.organizationId, viewer.id(), demand.hardware().device());
        var replay = UUID.randomUUID();
        var row = new RunQueue.NewRun(replay, run.organizationId, run.personId, run.labId, run.labVersion,
                run.snapshotSha256, run.mode(), run.learnerSeed, run.gradingSeed, key.orElse(null), request,
                demand, id);
        if (queue.add(row)) {
            return replay;
        }
        return key.flatMap(known -> LabRun.ofKey(viewer.id(), known)).map(other -> RunStart.repeated(other, request))
                .orElseThrow(this::stillOpen);
    }

    /** The device that the run had, and no other, even where its lab would take another. */
    private static RunQueue.Demand demand(LabRun run, LabVersion version) {
        var demand = RunStart.demand(version, run.mode());
        var device = Optional.ofNullable(run.slot).flatMap(Device::ofKey);
        return device.map(had -> new RunQueue.Demand(demand.course(), Hardware.only(had), demand.memoryBytes()))
                .orElse(demand);
    }

    private void requireRepeatable(LabRun run) {
        if (run.replayOf != null) {
            throw new Problem(RunProblem.REPLAY_OF_REPLAY, run.id + " repeats " + run.replayOf,
                    Map.of("run", run.replayOf.toString()));
        }
        if (LiveCell.isCell(run.labId)) {
            throw new Problem(RunProblem.CELL_NOT_REPLAYED, run.id + " ran a live cell");
        }
        if (RunState.isOpen(run.state)) {
            throw new Problem(RunProblem.RUN_NOT_CLOSED, run.id + " is " + run.state);
        }
        if (run.state.equals(RunState.CANCELLED.key())) {
            throw new Problem(RunProblem.RUN_WAS_CANCELLED, run.id + " was cancelled");
        }
        if (run.state.equals(RunState.FAILED.key())) {
            throw new Problem(RunProblem.RUN_HAD_FAILED, run.id + " failed: " + run.failure);
        }
    }

    /** The lab may have changed since; its old version must still be there, whole and readable. */
    private LabVersion requireVersion(LabRun run) {
        try {
            return labs.version(run.labVersion);
        } catch (Problem | BadContent | IllegalStateException unusable) {
            throw new Problem(RunProblem.LAB_VERSION_GONE, unusable.getMessage());
        }
    }

    private void requireNotTooMany() {
        if (LabRun.replaysSince(clock.instant().minus(DAY), viewer.id()) >= config.replaysPerDay()) {
            throw new Problem(RunProblem.TOO_MANY_REPLAYS, config.replaysPerDay() + " replays in a day",
                    Map.of("most", Integer.toString(config.replaysPerDay())));
        }
    }

    private Problem stillOpen() {
        var open = LabRun.openReplayOf(viewer.id()).map(row -> row.replayOf.toString()).orElse("");
        return new Problem(RunProblem.REPLAY_OPEN, "A replay is still open: of " + open, Map.of("run", open));
    }
}
