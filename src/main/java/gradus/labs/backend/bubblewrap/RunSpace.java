package gradus.labs.backend.bubblewrap;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

import org.jboss.logging.Logger;

import gradus.labs.backend.Job;
import gradus.labs.backend.RunEnd.Usage;
import gradus.labs.backend.bubblewrap.box.Allowance;
import gradus.labs.backend.bubblewrap.box.Box;
import gradus.labs.backend.bubblewrap.box.ControlGroup;
import gradus.labs.backend.bubblewrap.box.Profile;
import gradus.labs.backend.conversation.OutputMeter;

/** What a run occupies on the machine: two user ids, a folder, a control group for each side. Closing gives it back. */
final class RunSpace implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(RunSpace.class);

    private interface Undo {
        void run() throws IOException;
    }

    private final Site site;
    private final Job job;
    private final String name;
    /** Last taken, first given back; the user ids last of all. */
    private final Deque<Undo> undo = new ArrayDeque<>();
    private final int learnerUid;
    private final int graderUid;
    private final RunFolder folder;
    private final ControlGroup learnerGroup;
    private final Optional<ControlGroup> graderGroup;

    private RunSpace(Site site, Job job) throws IOException {
        this.site = site;
        this.job = job;
        this.name = job.learner().run() + "-" + job.learner().attempt();
        try {
            learnerUid = uid();
            graderUid = uid();
            folder = RunFolder.create(site.instance().folder().resolve(name), job, learnerUid, graderUid);
            undo.push(folder::close);
            learnerGroup = group("learner", Allowance.learner(job.limits(), site.settings().cpus()));
            graderGroup = job.grader().isEmpty() ? Optional.empty()
                    : Optional.of(group("grader", Allowance.grader(job.limits())));
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    static RunSpace open(Site site, Job job) throws IOException {
        return new RunSpace(site, job);
    }

    private int uid() throws IOException {
        int uid = site.instance().claimUid(site.settings().firstUid());
        undo.push(() -> site.instance().releaseUid(uid));
        return uid;
    }

    private ControlGroup group(String side, Allowance allowance) throws IOException {
        var group = site.groups().create(site.instance().name(), name + "-" + side, allowance);
        undo.push(group::remove);
        return group;
    }

    String name() {
        return name;
    }

    ControlGroup learnerGroup() {
        return learnerGroup;
    }

    Box startLearner(int number, OutputMeter output, Box.Listener listener) throws IOException {
        var profile = new Profile(site.host(), site.runtime(), learnerUid, folder.learnerData(),
                job.grader().map(grader -> folder.gate()), false,
                Allowance.learner(job.limits(), site.settings().cpus()),
                Profile.standardClassPath(site.runtime()), site.settings().programs().learner());
        return Box.start(site.launcher(), site.filters(), profile, learnerGroup, folder.path(), "learner-" + number,
                output, listener);
    }

    Box startGrader(OutputMeter output, Box.Listener listener) throws IOException {
        var profile = new Profile(site.host(), site.runtime(), graderUid, folder.graderData(),
                Optional.of(folder.gate()), true, Allowance.grader(job.limits()),
                Profile.standardClassPath(site.runtime()), site.settings().programs().grader());
        return Box.start(site.launcher(), site.filters(), profile, graderGroup.orElseThrow(), folder.path(), "grader",
                output, listener);
    }

    Usage usage(Duration wall) throws IOException {
        return new Usage(wall, learnerGroup.cpuUsed(), learnerGroup.memoryPeakBytes());
    }

    /** Ends both sides, the grader first, or it would still judge how its learner process vanished. */
    void kill() {
        killGrader();
        kill(learnerGroup, "learner process");
    }

    void killGrader() {
        graderGroup.ifPresent(group -> kill(group, "grader"));
    }

    private void kill(ControlGroup group, String side) {
        try {
            group.kill();
        } catch (IOException e) {
            LOG.errorf(e, "The %s of run %s does not end", side, name);
        }
    }

    /** What cannot be given back stays occupied, its user ids too, until the application starts again. */
    @Override
    public void close() {
        try {
            for (; !undo.isEmpty(); undo.pop()) {
                undo.peek().run();
            }
        } catch (IOException e) {
            LOG.errorf(e, "Run %s left something behind", name);
        }
    }
}
