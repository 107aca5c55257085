package gradus.labs.backend.conversation;

import java.io.IOException;
import java.util.Optional;

import gradus.labs.backend.Job;
import gradus.labs.backend.RunEnd.Grader;
import gradus.labs.backend.RunEnd.Kind;
import gradus.labs.backend.RunObserver;
import gradus.labs.wire.Go;
import gradus.labs.wire.GraderMessage;
import gradus.labs.wire.LearnerMessage;
import gradus.labs.wire.Wire;

/**
 * What is said in one run and what follows from it: {@code go} for each learner process that is ready, a fresh one for
 * each {@code restart}, what may be shown, and when the run is over. Knows nothing of processes and clocks. Used by the
 * run's own thread alone, but for {@link #greeted} and {@link #ready}.
 */
public final class Conversation {

    /** What a conversation has done for it. */
    public interface Stage {

        /** Starts a learner process; the one before has ended. */
        void startLearner() throws IOException;

        /** Ends the learner process; {@link #learnerEnded} follows. */
        void killLearner() throws IOException;

        void tellGrader(String line);
    }

    private static final int GRADER_DOES_NOT_COMPILE = 30;

    private final Job job;
    private final RunObserver observer;
    private final Stage stage;
    private final Claims claims;
    private final Withheld withheld;
    private volatile boolean greeted;
    private volatile boolean ready;
    private boolean first = true;
    private boolean restarting;
    private boolean released;
    private int restarts;
    private Ending learnerEnding; // null while it lives
    private boolean listening; // from here on what it says may be the learner's doing
    private boolean asked;
    private boolean done;
    private boolean stopping;
    private String graderTrouble = "";
    private Ending ending; // null until the run is over
    private Grader grader;

    public Conversation(Job job, RunObserver observer, Stage stage) {
        this.job = job;
        this.observer = observer;
        this.stage = stage;
        this.claims = new Claims(observer);
        this.withheld = new Withheld(observer);
        this.grader = graded() ? Grader.STOPPED : Grader.NONE;
    }

    private boolean graded() {
        return job.grader().isPresent();
    }

    /** Whether the present learner process has said {@code hello}. */
    public boolean greeted() {
        return greeted;
    }

    /** Whether the present learner process has compiled. */
    public boolean ready() {
        return ready;
    }

    /** Whether every check has its line. */
    public boolean done() {
        return done;
    }

    /** How the run ended by itself; empty while it goes on. */
    public Optional<Ending> ending() {
        return Optional.ofNullable(ending);
    }

    public Grader grader() {
        return grader;
    }

    public void learnerSaid(String line) {
        if (graded() && ready) {
            withheld.keep(line);
            return;
        }
        var message = Claims.read(line).orElseGet(() -> new LearnerMessage.Log("out", line));
        if (!ready && message instanceof LearnerMessage.Hello hello) {
            if (hello.protocol() != Wire.PROTOCOL) {
                fault("The learner process speaks protocol " + hello.protocol());
                return;
            }
            greeted = true;
        }
        if (!ready && message instanceof LearnerMessage.Ready) {
            ready = true;
            if (graded()) {
                asked = true;
                stage.tellGrader(Wire.write(new Go()));
            }
        }
        // The same files are compiled again after a restart: nothing new is said.
        if (first) {
            claims.show(message);
        }
    }

    public void learnerComplained(String line) {
        if (graded()) {
            withheld.keep(line);
        } else {
            claims.show(new LearnerMessage.Log("err", line));
        }
    }

    public void learnerEnded(Ending how) throws IOException {
        if (restarting) {
            restart();
            return;
        }
        learnerEnding = released ? new Ending(Kind.COMPLETED, -1, "Ended after grading, did not leave by itself") : how;
        if (!graded() || !ready || done) {
            ending = learnerEnding;
        }
        // Otherwise the grader sees the closed gate, and says how to go on.
    }

    /** Ends a learner process that has nothing left to do. */
    public void release() throws IOException {
        if (!released && learnerEnding == null) {
            released = true;
            stage.killLearner();
        }
    }

    public void graderSaid(String line) throws IOException {
        GraderMessage message;
        try {
            message = Wire.read(line, GraderMessage.class);
        } catch (IllegalArgumentException e) {
            graderFault("The grader printed a line that is no message");
            return;
        }
        switch (message) {
            case GraderMessage.Hello hello -> {
                if (hello.protocol() != Wire.PROTOCOL) {
                    graderFault("The grader speaks protocol " + hello.protocol());
                    return;
                }
                observer.reported(hello);
            }
            case GraderMessage.Compiled compiled -> {
                if (listening || job.grader().orElseThrow().classes() != null) {
                    graderFault("The grader told classes that nobody asked for");
                    return;
                }
                observer.compiled(compiled.classes());
            }
            case GraderMessage.Listening _ -> listening = true;
            case GraderMessage.Restart restart -> restartAsked();
            case GraderMessage.Done last -> {
                done = true;
                grader = Grader.DONE;
                observer.reported(last);
                ending = learnerEnding;
            }
            case GraderMessage.Failed failed -> {
                graderTrouble = failed.message();
                observer.reported(failed);
            }
            case GraderMessage.Check check -> observer.reported(check);
            case GraderMessage.Metric metric -> observer.reported(metric);
            case GraderMessage.Progress progress -> observer.reported(progress);
        }
    }

    public void graderEnded(Exit exit) {
        if (done || ending != null) {
            return;
        }
        if (exit.code().orElse(-1) == GRADER_DOES_NOT_COMPILE) {
            asked = false;
        }
        graderFault("The grader ended too early, %s. %s %s".formatted(
                exit.code().isPresent() ? "exit code " + exit.code().getAsInt() : "killed", graderTrouble,
                exit.errors()).strip());
    }

    private void restartAsked() throws IOException {
        restarts++;
        if (restarts > job.grader().orElseThrow().maxRestarts()) {
            graderFault("The grader asked for more restarts than allowed");
            return;
        }
        restarting = true;
        if (learnerEnding == null) {
            stage.killLearner();
            return;
        }
        restart();
    }

    private void restart() throws IOException {
        restarting = false;
        learnerEnding = null;
        greeted = false;
        ready = false;
        first = false;
        stage.startLearner();
    }

    /** Everything is being ended: a line cut off in the middle is nobody's fault any more. */
    public void stopping() {
        stopping = true;
    }

    /**
     * The grader's doing, not the learner process's, which goes with it: whose fault it is follows from how far the
     * grader had come. After its first call the learner could have caused it, and whoever counts attempts must know.
     */
    private void graderFault(String detail) {
        if (stopping || ending != null) {
            return;
        }
        grader = asked ? Grader.DIED : Grader.FAILED_BEFORE_CALLS;
        ending = learnerEnding == null ? new Ending(Kind.COMPLETED, -1, detail)
                : new Ending(learnerEnding.kind(), learnerEnding.exitCode(), detail);
    }

    private void fault(String detail) {
        if (ending == null && !stopping) {
            ending = new Ending(Kind.SANDBOX, -1, detail);
        }
    }
}
