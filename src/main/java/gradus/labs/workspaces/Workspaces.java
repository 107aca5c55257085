package gradus.labs.workspaces;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import gradus.common.Problem;
import gradus.common.Seeds;
import gradus.identity.Viewer;
import gradus.labs.definition.LabVersion;
import gradus.labs.definition.Labs;
import gradus.organizations.Tenancy;

/** The viewer's files of labs: opened, saved, kept as snapshots. */
@ApplicationScoped
public class Workspaces {

    private final Viewer viewer;
    private final Labs labs;
    private final Seeds seeds;
    private final Tenancy tenancy;
    private final Clock clock;

    Workspaces(Viewer viewer, Labs labs, Seeds seeds, Tenancy tenancy, Clock clock) {
        this.viewer = viewer;
        this.labs = labs;
        this.seeds = seeds;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /**
     * The viewer's files; before the first save, the starter.
     *
     * @throws Problem 404 if there is no such lab, 401 if nobody is signed in
     */
    @Transactional
    public Workspace open(String lab) {
        var version = labs.require(lab);
        return shown(LabWorkspace.of(viewer.id(), lab).orElseGet(() -> made(lab)), version);
    }

    /**
     * Saves, whatever was saved before; what it replaces is kept as a snapshot. An editable file of the lab that is not
     * among the files stays as it is.
     *
     * @throws Problem naming the first file that may not be saved, and why
     */
    @Transactional
    public Workspace save(String lab, Map<String, String> files) {
        var version = labs.require(lab);
        var given = FileRules.checked(version, files);
        var workspace = made(lab);
        LabSnapshot.keep(workspace, workspace.filesFor(version), KeptFor.REPLACED, clock.instant());
        workspace.save(complete(workspace, given, version), clock.instant());
        return shown(workspace, version);
    }

    /**
     * Saves on top of the given revision. If another tab or program has saved since, nothing is overwritten: both are
     * kept as snapshots.
     *
     * @param revision of the workspace that the files were made from
     * @throws Problem 409 if the revision is not the last one and the files differ
     */
    @Transactional(dontRollbackOn = Problem.class) // the snapshots stay, even though the save is refused
    public Workspace save(String lab, Map<String, String> files, long revision) {
        var version = labs.require(lab);
        var given = FileRules.checked(version, files);
        var workspace = made(lab);
        var complete = complete(workspace, given, version);
        if (workspace.revision != revision && !complete.equals(workspace.filesFor(version))) {
            var now = clock.instant();
            LabSnapshot.keep(workspace, workspace.filesFor(version), KeptFor.CONFLICT, now);
            var kept = LabSnapshot.keep(workspace, complete, KeptFor.CONFLICT, now);
            throw new Problem(WorkspaceProblem.WORKSPACE_CONFLICT,
                    "Saved on revision %d, the last one is %d".formatted(revision, workspace.revision),
                    Map.of("revision", Long.toString(workspace.revision), "snapshot", kept));
        }
        workspace.save(complete, clock.instant());
        return shown(workspace, version);
    }

    /**
     * Puts a kept state in the place of the files. What stood there is kept, and undoing is restoring that.
     *
     * @throws Problem 404 if the viewer has no such state of this lab
     */
    @Transactional
    public Workspace restore(String lab, String snapshot) {
        var version = labs.require(lab);
        var kept = LabSnapshot.require(viewer.id(), lab, snapshot);
        return replaced(version, Workspace.By.RESTORE, now -> LabWorkspace.fitted(kept.files, version));
    }

    /**
     * Puts the lab's own files back: one of them, or all, and then nothing else stays. What stood there is kept.
     *
     * @param file empty for all
     * @throws Problem 404 if the lab has no such file to edit
     */
    @Transactional
    public Workspace reset(String lab, Optional<String> file) {
        var version = labs.require(lab);
        var starter = LabWorkspace.starter(version);
        if (file.isPresent() && !starter.containsKey(file.get())) {
            throw new Problem(WorkspaceProblem.STARTER_NOT_FOUND, "No editable file of this name in " + lab);
        }
        return replaced(version, Workspace.By.RESET, now -> {
            if (file.isEmpty()) {
                return starter;
            }
            var one = new TreeMap<>(now);
            one.put(file.get(), starter.get(file.get()));
            return one;
        });
    }

    /** Puts aside what stood there before the last reset or restore; it stays among the snapshots. */
    @Transactional
    public Workspace forgetFormer(String lab) {
        var version = labs.require(lab);
        var workspace = made(lab);
        workspace.forgetFormer();
        return shown(workspace, version);
    }

    private Workspace replaced(LabVersion version, Workspace.By by, UnaryOperator<Map<String, String>> change) {
        var workspace = made(version.id());
        var before = workspace.filesFor(version);
        var after = FileRules.withinLimits(change.apply(before));
        if (!after.equals(before)) {
            var now = clock.instant();
            workspace.replace(after, LabSnapshot.keep(workspace, before, KeptFor.REPLACED, now), by, now);
        }
        return shown(workspace, version);
    }

    /** Keeps the viewer's files as they are, for a run. */
    @Transactional
    public Snapshot snapshot(String lab) {
        return snapshot(lab, Map.of());
    }

    /**
     * Keeps the given files for a run; the workspace stays as it is, and lends what is missing. The lab may be a live
     * cell, whose workspace stays empty but for the seed.
     *
     * @throws Problem naming the first file that may not be, and why
     */
    @Transactional
    public Snapshot snapshot(String lab, Map<String, String> files) {
        var version = labs.runnable(lab);
        var given = FileRules.checked(version, files);
        var workspace = made(lab);
        var complete = files.isEmpty() ? workspace.filesFor(version) : complete(workspace, given, version);
        return new Snapshot(lab, LabSnapshot.keep(workspace, complete, KeptFor.RUN, clock.instant()), complete, workspace.seed);
    }

    /**
     * The files of a snapshot, for whoever runs or judges it: a worker, not a viewer.
     *
     * @throws IllegalStateException if it was never kept
     */
    @Transactional
    public Map<String, String> filesOf(UUID person, String lab, String sha256) {
        return LabSnapshot.of(person, lab, sha256).map(snapshot -> Map.copyOf(snapshot.files))
                .orElseThrow(() -> new IllegalStateException("No snapshot " + sha256 + " of " + lab));
    }

    /** The viewer's row, made if it is not there yet, locked until the transaction ends. */
    private LabWorkspace made(String lab) {
        var person = viewer.id();
        LabWorkspace.make(tenancy.current(), person, lab, seeds.of("lab", person, lab), clock.instant());
        return LabWorkspace.locked(person, lab);
    }

    private static Map<String, String> complete(LabWorkspace workspace, Map<String, String> given, LabVersion lab) {
        return FileRules.withinLimits(workspace.completedBy(given, lab));
    }

    private static Workspace shown(LabWorkspace row, LabVersion lab) {
        return new Workspace(row.labId, row.filesFor(lab), row.seed, row.revision, row.savedAt, row.former());
    }
}
