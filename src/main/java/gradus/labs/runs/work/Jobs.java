package gradus.labs.runs.work;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import gradus.labs.backend.Device;
import gradus.labs.backend.Job;
import gradus.labs.backend.Phase;
import gradus.labs.definition.LabVersion;
import gradus.labs.wire.Comparison;
import gradus.labs.wire.GraderJob;
import gradus.labs.wire.LearnerJob;
import gradus.labs.wire.Mode;
import gradus.labs.wire.Wire;

/** Puts together what the two processes are given. What is hidden goes to the grader alone. */
public final class Jobs {

    private static final int MOST_RESTARTS = 3;
    private static final UUID NOBODY = new UUID(0, 0);

    private Jobs() {
    }

    /** A submit run that belongs to nobody, made like everybody's. */
    public static Job graded(LabVersion lab, Map<String, String> files, long gradingSeed, long learnerSeed) {
        return of(nobodys(lab, Mode.SUBMIT, learnerSeed, gradingSeed), lab, files);
    }

    /** A practice run that belongs to nobody, made like everybody's. */
    public static Job practice(LabVersion lab, Map<String, String> files, long learnerSeed) {
        return of(nobodys(lab, Mode.PRACTICE, learnerSeed, null), lab, files);
    }

    private static Claim nobodys(LabVersion lab, Mode mode, long learnerSeed, Long gradingSeed) {
        return new Claim(UUID.randomUUID(), "", NOBODY, lab.id(), lab.sha256(), "", mode, 1, learnerSeed, gradingSeed,
                0, "", new Claim.Slot(Device.CPU, lab.memoryBytes(mode)));
    }

    /** @param files the learner's */
    static Job of(Claim claim, LabVersion lab, Map<String, String> files) {
        return new Job(learner(claim, lab, files), lab.publicData(), grader(claim, lab),
                claim.mode() == Mode.SUBMIT ? lab.hiddenData() : Map.of(), lab.limits(), claim.slot().device(),
                lab.isolation(), Phase.WHOLE);
    }

    private static LearnerJob learner(Claim claim, LabVersion lab, Map<String, String> files) {
        boolean practice = claim.mode() == Mode.PRACTICE;
        return new LearnerJob(Wire.PROTOCOL, "learner", claim.run(), claim.attempt(), claim.mode().key(),
                claim.learnerSeed(), lab.entryPoint(), with(lab, files), practice ? lab.visibleChecks() : Map.of(),
                practice ? lab.checkClass().orElse(null) : null, null);
    }

    private static Optional<GraderJob> grader(Claim claim, LabVersion lab) {
        if (claim.mode() == Mode.PRACTICE) {
            return Optional.empty();
        }
        var checks = lab.checks().stream().map(check -> new GraderJob.Check(check.id(), check.points(),
                check.deadlineMillis(), check.comparison().orElse(null))).toList();
        var compares = checks.stream().anyMatch(check -> check.comparison() != null);
        return Optional.of(new GraderJob(Wire.PROTOCOL, "grader", claim.run(), claim.attempt(), claim.gradingSeed(),
                claim.learnerSeed(), lab.graderFiles(), lab.graderClass().orElse(null),
                compares ? with(lab, lab.solution()) : Map.of(), compares ? mistaken(lab) : Map.of(), null, checks, null,
                MOST_RESTARTS));
    }

    /** These files with the read-only ones, which a copy of theirs never replaces. */
    private static Map<String, String> with(LabVersion lab, Map<String, String> files) {
        var all = new HashMap<>(files);
        lab.files().stream().filter(LabVersion.SourceFile::readOnly)
                .forEach(file -> all.put(file.name(), file.text()));
        return all;
    }

    /** Of the known wrong answers only those that a comparison names. */
    private static Map<String, String> mistaken(LabVersion lab) {
        var named = lab.checks().stream().flatMap(check -> check.comparison().stream())
                .flatMap(comparison -> comparison.mistakes().stream()).map(Comparison.Mistake::like).collect(toSet());
        return lab.wrong().entrySet().stream()
                .filter(file -> named.contains(file.getKey().substring(0, file.getKey().indexOf('/'))))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
