package gradus.labs.runs.work;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import gradus.common.DatabaseTrouble;
import gradus.labs.backend.Job;
import gradus.labs.backend.RunEnd;
import gradus.labs.grading.Verdict;
import gradus.labs.runs.events.Artifacts;
import gradus.labs.runs.events.Recorder;
import gradus.labs.runs.events.RunEvents;
import gradus.labs.wire.Mode;
import gradus.organizations.Tenancy;

/** What a worker does with the database around one attempt: prepare it, keep what it tells, conclude it. */
@ApplicationScoped
class RunDesk {

    private static final Logger LOG = Logger.getLogger(RunDesk.class);

    private final Tenancy tenancy;
    private final LabFiles labs;
    private final RunQueue queue;
    private final RunEvents events;
    private final RunClosing closing;
    private final Artifacts artifacts;

    RunDesk(Tenancy tenancy, LabFiles labs, RunQueue queue, RunEvents events, RunClosing closing,
            Artifacts artifacts) {
        this.tenancy = tenancy;
        this.labs = labs;
        this.queue = queue;
        this.events = events;
        this.closing = closing;
        this.artifacts = artifacts;
    }

    int firstSequence(Claim claim) {
        return events.next(claim.run(), claim.attempt());
    }

    /**
     * Empty if the run cannot be put together, which is our fault; the log says why.
     *
     * @param runtime of the backend that it is for
     */
    Optional<Job> prepare(Claim claim, Optional<String> runtime) {
        try {
            return Optional.of(tenancy.call(claim.organization(), () -> {
                var job = Jobs.of(claim, labs.version(claim), labs.files(claim));
                return labs.classes(claim, runtime).map(job::withClasses).orElse(job);
            }));
        } catch (RuntimeException e) {
            if (DatabaseTrouble.of(e).isPresent()) {
                throw e; // nothing is wrong with the run: it starts again
            }
            LOG.errorf(e, "Run %s cannot be prepared", claim.run());
            return Optional.empty();
        }
    }

    /** For later runs of this lab version. This one does not depend on it. */
    void keepClasses(Claim claim, String runtime, Map<String, Map<String, byte[]>> classes) {
        try {
            tenancy.run(claim.organization(), () -> labs.keep(claim, runtime, classes));
        } catch (RuntimeException e) {
            LOG.warnf("The classes of lab %s could not be kept, the next run compiles again: %s", claim.lab(),
                    e.getMessage());
        }
    }

    void tell(Claim claim, List<RunEvents.Told> batch) {
        events.store(claim.run(), claim.attempt(), claim.organization(), batch);
    }

    void conclude(Claim claim, RunEnd end, Recorder recorder) {
        var next = Next.after(end, claim.graderDeaths());
        if (next != Next.REPEAT) {
            close(claim, closing(claim, next, end, recorder));
            return;
        }
        LOG.warnf("The grader of run %s died: %s", claim.run(), end.detail());
        if (!queue.again(claim, RunQueue.Again.GRADER_DIED)) {
            cancelled(claim, end, recorder);
        }
    }

    void cancelled(Claim claim, RunEnd end, Recorder recorder) {
        close(claim, closing(claim, Next.CANCEL, end, recorder));
    }

    boolean release(Claim claim) {
        return queue.again(claim, RunQueue.Again.RELEASED);
    }

    void close(Claim claim, Closing how) {
        if (!closing.close(claim, how)) {
            LOG.infof("Run %s, attempt %d, is not ours to close any more", claim.run(), claim.attempt());
        }
    }

    private Closing closing(Claim claim, Next close, RunEnd end, Recorder recorder) {
        boolean graded = claim.mode() == Mode.SUBMIT && close.state() == RunState.FINISHED;
        var lab = tenancy.call(claim.organization(), () -> labs.version(claim));
        var verdict = graded ? Verdict.of(lab, recorder.report()) : null;
        if (claim.mode() == Mode.PRACTICE) {
            artifacts.store(claim.run(), claim.organization(), recorder.artifacts());
        }
        return new Closing(close.state(), end, close.failure(), close.flagged(), verdict,
                Evidence.checks(claim.mode(), verdict, recorder), Evidence.of(claim, lab.isolation(), recorder),
                recorder.withheld());
    }
}
