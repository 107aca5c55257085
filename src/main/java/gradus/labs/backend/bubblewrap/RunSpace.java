package gradus.labs.backend.bubblewrap;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jboss.logging.Logger;

import gradus.labs.backend.Device;
import gradus.labs.backend.Job;
import gradus.labs.backend.Limits;
import gradus.labs.backend.RunEnd.Usage;
import gradus.labs.backend.bubblewrap.box.Allowance;
import gradus.labs.backend.bubblewrap.box.Box;
import gradus.labs.backend.bubblewrap.box.Group;
import gradus.labs.backend.bubblewrap.box.Profile;
import gradus.labs.backend.bubblewrap.gpu.Gpu;
import gradus.labs.backend.bubblewrap.gpu.MemoryMeter;
import gradus.labs.backend.conversation.OutputMeter;

/**
 * What a run occupies on the machine: two user ids, a folder, a control group for each side. Closing gives it back. It may
 * be made, and its processes started, before there is a run: then it holds nothing of anybody until it is assigned.
 */
final class RunSpace implements AutoCloseable, Quarantine.Held {

    private static final Logger LOG = Logger.getLogger(RunSpace.class);
    /** To read what a process that is gone has still printed. */
    private static final Duration OUTPUT = Duration.ofSeconds(5);

    private interface Undo {
        void run() throws IOException;
    }

    private final Site site;
    private final boolean graded;
    /** Last taken, first given back; the user ids last of all. */
    private final Deque<Undo> undo = new ArrayDeque<>();
    private final List<Box> boxes = new CopyOnWriteArrayList<>();
    private final int learnerUid;
    private final int graderUid;
    private final Optional<Gpu> gpu;
    private final Optional<MemoryMeter.Measurement> gpuMemory;
    private final RunFolder folder;
    private final Group learnerGroup;
    private final Optional<Group> graderGroup;
    private String name;
    private Limits limits;
    private Ahead learnerAhead; // null if nothing was started ahead
    private Ahead graderAhead; // so is this, and in a practice run
    private Duration cpuBefore = Duration.ZERO;

    private RunSpace(Site site, String name, boolean graded, Limits limits, Device device) throws IOException {
        this.site = site;
        this.name = name;
        this.graded = graded;
        this.limits = limits;
        try {
            gpu = device == Device.GPU ? Optional.of(gpu()) : Optional.empty();
            learnerUid = uid();
            graderUid = uid();
            folder = RunFolder.create(site.instance().folder().resolve(name), graded, learnerUid, graderUid,
                    site.host().root());
            undo.push(folder::close);
            learnerGroup = group("learner", learnerAllowance());
            graderGroup = graded ? Optional.of(group("grader", Allowance.grader(limits))) : Optional.empty();
            undo.push(this::awaitOutput);
            undo.push(learnerGroup::kill);
            graderGroup.ifPresent(group -> undo.push(group::kill));
            gpuMemory = gpu.map(site.gpus().memory()::measure);
            gpuMemory.ifPresent(measurement -> undo.push(measurement::close));
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    static RunSpace open(Site site, Job job) throws IOException {
        var space = new RunSpace(site, job.name(), job.grader().isPresent(), job.limits(), job.device());
        try {
            space.folder.fill(job, space.learnerUid, space.graderUid);
            return space;
        } catch (IOException | RuntimeException e) {
            space.close();
            throw e;
        }
    }

    /** With processes that rehearse, when nobody else wants the processors, and then wait for {@link #assign}. */
    static RunSpace ahead(Site site, String name, boolean graded, Limits limits) throws IOException {
        var space = new RunSpace(site, name, graded, limits, Device.CPU);
        try {
            space.startAhead();
            return space;
        } catch (IOException | RuntimeException e) {
            space.kill();
            space.close();
            throw e;
        }
    }

    private void startAhead() throws IOException {
        learnerGroup.urgent(false);
        learnerAhead = Ahead.start(listener -> start(learnerProfile(true), learnerGroup, "learner-ahead",
                listener.meter(), listener));
        if (graded) {
            graderGroup.orElseThrow().urgent(false);
            graderAhead = Ahead.start(listener -> start(graderProfile(true), graderGroup.orElseThrow(), "grader-ahead",
                    listener.meter(), listener));
        }
    }

    /** Whether its processes have rehearsed and wait. */
    boolean waits() {
        return learnerAhead.waits() && (!graded || graderAhead.waits());
    }

    /** Whether one of its processes has ended. */
    boolean dead() {
        return learnerAhead.ended() || graded && graderAhead.ended();
    }

    /** From here on it is this run's, and what its processes did before counts for nobody. */
    void assign(Job job) throws IOException {
        name = job.name();
        limits = job.limits();
        cpuBefore = learnerGroup.cpuUsed();
        learnerGroup.limit(learnerAllowance());
        learnerGroup.urgent(true);
        if (graded) {
            graderGroup.orElseThrow().limit(Allowance.grader(limits));
            graderGroup.orElseThrow().urgent(true);
        }
        folder.fill(job, learnerUid, graderUid);
    }

    private int uid() throws IOException {
        int uid = site.claimUid();
        undo.push(() -> site.releaseUid(uid));
        return uid;
    }

    private Gpu gpu() throws IOException {
        var lent = site.gpus().lend().orElseThrow(() -> new IOException("No GPU is free"));
        undo.push(() -> site.gpus().giveBack(lent));
        return lent;
    }

    private Group group(String side, Allowance allowance) throws IOException {
        var group = site.groups().create(site.instance().name(), name + "-" + side, allowance);
        undo.push(group::remove);
        return group;
    }

    String name() {
        return name;
    }

    Group learnerGroup() {
        return learnerGroup;
    }

    private Allowance learnerAllowance() {
        return Allowance.learner(limits, site.settings().cpus());
    }

    private Profile learnerProfile(boolean ahead) {
        return new Profile(site.host(), site.runtime(), learnerUid, folder.learnerData(),
                graded ? Optional.of(folder.gate()) : Optional.empty(), false,
                bounded(), gpu.map(Gpu::nodes).orElse(Map.of()), learnerAllowance(), ahead,
                Profile.standardClassPath(site.runtime()), site.settings().programs().learner());
    }

    private boolean bounded() {
        return !site.groups().onlyProcesses();
    }

    private Profile graderProfile(boolean ahead) {
        return new Profile(site.host(), site.runtime(), graderUid, folder.graderData(), Optional.of(folder.gate()), true,
                bounded(), Map.of(),
                Allowance.grader(limits), ahead, Profile.standardClassPath(site.runtime()),
                site.settings().programs().grader());
    }

    private Box start(Profile profile, Group group, String box, OutputMeter output, Box.Listener listener)
            throws IOException {
        var started = Box.start(site.launcher(), site.filters(), profile, group, folder.path(), box, output, listener);
        boxes.add(started);
        return started;
    }

    /** The one that waits, if there is one. */
    Box startLearner(int number, OutputMeter output, Box.Listener listener) throws IOException {
        var waiting = Optional.ofNullable(learnerAhead).flatMap(ahead -> ahead.take(output, listener));
        return waiting.isPresent() ? waiting.get()
                : start(learnerProfile(false), learnerGroup, "learner-" + number, output, listener);
    }

    Box startGrader(OutputMeter output, Box.Listener listener) throws IOException {
        var waiting = Optional.ofNullable(graderAhead).flatMap(ahead -> ahead.take(output, listener));
        return waiting.isPresent() ? waiting.get()
                : start(graderProfile(false), graderGroup.orElseThrow(), "grader", output, listener);
    }

    /** CPU time of the learner's side in this run. */
    Duration cpuUsed() throws IOException {
        return learnerGroup.cpuUsed().minus(cpuBefore);
    }

    Usage usage(Duration wall) throws IOException {
        return new Usage(wall, cpuUsed(), learnerGroup.memoryPeakBytes(),
                gpuMemory.map(MemoryMeter.Measurement::peakBytes).orElse(0L));
    }

    /** Ends both sides, the grader first, or it would still judge how its learner process vanished. */
    void kill() {
        killGrader();
        kill(learnerGroup, "learner process");
    }

    void killGrader() {
        graderGroup.ifPresent(group -> kill(group, "grader"));
    }

    private void kill(Group group, String side) {
        try {
            group.kill();
        } catch (IOException e) {
            LOG.errorf(e, "The %s of run %s does not end", side, name);
        }
    }

    private void awaitOutput() throws IOException {
        for (var box : boxes) {
            if (!box.over(OUTPUT)) {
                throw new IOException("The output of a process that is gone does not end");
            }
        }
    }

    /** What cannot be given back is set aside, its user ids with it. */
    @Override
    public void close() {
        try {
            clean();
        } catch (IOException | RuntimeException e) {
            gpu.ifPresent(site.gpus()::setAside);
            site.quarantine().take(this, e);
        }
    }

    @Override
    public synchronized void clean() throws IOException {
        for (; !undo.isEmpty(); undo.pop()) {
            undo.peek().run();
        }
    }

    @Override
    public String describe() {
        return "%s of run %s with the user ids %d and %d".formatted(gpu.map(Gpu::name).orElse("a slot"), name, learnerUid,
                graderUid);
    }

    @Override
    public boolean inSlot() {
        return gpu.isEmpty();
    }
}
