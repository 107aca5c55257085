package gradus.labs.backend.bubblewrap;

import static gradus.labs.backend.bubblewrap.Sandbox.LIMITS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import gradus.labs.backend.Job;
import gradus.labs.backend.RunEnd.Kind;
import gradus.labs.backend.bubblewrap.box.ControlGroup;
import gradus.labs.backend.bubblewrap.box.ControlGroups;
import gradus.labs.backend.bubblewrap.box.Folders;
import gradus.labs.backend.bubblewrap.box.Groups;
import gradus.labs.backend.bubblewrap.box.Host;
import gradus.labs.backend.bubblewrap.box.Libc;
import gradus.labs.backend.bubblewrap.gpu.FakeMemory;
import gradus.labs.backend.bubblewrap.gpu.Gpus;
import gradus.labs.backend.conversation.Seen;

/** Slots that cannot be cleaned are used no more until they can. */
class QuarantineTest {

    private static final Path FREEZER = Path.of("/sys/fs/cgroup/freezer");
    private static final Path UIDS = Settings.RUN.resolve("uids");
    private static final int FIRST_UID = 46_601;

    private Quarantine.Slots slots;
    private Quarantine quarantine;
    private ControlGroups groups;
    private Instance instance;
    private Site site;

    @BeforeEach
    void open() throws Exception {
        slots = new Quarantine.Slots(2);
        quarantine = new Quarantine(slots);
        var found = (ControlGroups) Groups.detect(Settings.RUN);
        groups = new ControlGroups(found.memory(), found.pids(), found.cpu(), found.time(), found.all(),
                Duration.ofMillis(300));
        instance = Instance.open(Settings.RUN);
        site = new Site(settings(2), null, new Host(null, null, null, null, "", 0), groups, null, instance, null,
                new Gpus(List.of(), new FakeMemory()), quarantine);
    }

    @AfterEach
    void close() throws IOException {
        quarantine.close();
        groups.remove(instance.name());
        instance.close();
        Leftovers.assertNone();
    }

    @Test
    void whatCanBeCleanedLeavesNothing() throws IOException {
        RunSpace.open(site, job()).close();
        assertThat(quarantine.slots()).isZero();
        assertThat(slots.availablePermits()).isEqualTo(2);
    }

    @Test
    void aProcessThatDoesNotEndKeepsItsSlot() throws Exception {
        assumeThat(FREEZER.resolve("cgroup.procs")).as("only here does a frozen process survive being killed").exists();
        var space = RunSpace.open(site, job());
        var process = new ProcessBuilder("/bin/sleep", "60").start();
        space.learnerGroup().add(process.pid());
        Path frozen = Files.createDirectory(FREEZER.resolve("gradus-" + instance.name()));
        try {
            Files.writeString(frozen.resolve("cgroup.procs"), Long.toString(process.pid()));
            Files.writeString(frozen.resolve("freezer.state"), "FROZEN");
            space.close();
            assertSetAside(space, "do not end");
            quarantine.clean();
            assertSetAside(space, "do not end");
        } finally {
            Files.writeString(frozen.resolve("freezer.state"), "THAWED");
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
        Files.delete(frozen);
        assertComesBack(space);
    }

    @Test
    void aGroupThatStaysBusyKeepsItsSlot() throws IOException {
        var space = RunSpace.open(site, job());
        Path inner = Files.createDirectory(((ControlGroup) space.learnerGroup()).all().resolve("inner"));
        try {
            space.close();
            assertSetAside(space, "stays busy");
        } finally {
            Files.delete(inner);
        }
        assertComesBack(space);
    }

    @Test
    void aFolderThatIsInUseKeepsItsSlot() throws IOException {
        var space = RunSpace.open(site, job());
        Path mount = Folders.make(instance.folder().resolve(space.name()).resolve("mount"), "rwx------");
        Libc.mountTmpfs(mount, "size=64k");
        try {
            space.close();
            assertSetAside(space, "mount");
        } finally {
            Libc.unmount(mount);
        }
        assertComesBack(space);
    }

    @Test
    void aRunThatCannotBeCleanedTakesItsSlotWithItAndTheOthersGoOn() throws Exception {
        try (var backend = new BubblewrapBackend(settings(2))) {
            assertThat(backend.readiness().ready()).as(backend.readiness().findings().toString()).isTrue();
            Path first = spoiled(backend, Sandbox.practice("lingers", LIMITS));
            var readiness = backend.readiness();
            assertThat(readiness.ready()).isTrue();
            assertThat(readiness.setAside()).isOne();
            assertThat(readiness.findings().getLast()).contains("set aside until it can be cleaned: a slot of run", "user ids",
                    "mount");
            var end = backend.run(Sandbox.practice("returns", LIMITS), new Seen());
            assertThat(end.kind()).as(end.toString()).isEqualTo(Kind.COMPLETED);

            Path second = spoiled(backend, Sandbox.practice("lingers", LIMITS));
            assertThat(backend.readiness().ready()).as("no slot is left").isFalse();
            var waiting = CompletableFuture.supplyAsync(() -> backend.run(Sandbox.practice("returns", LIMITS), new Seen()));
            Libc.unmount(second);
            backend.cleanSetAside();
            assertThat(waiting.get(20, TimeUnit.SECONDS).kind()).isEqualTo(Kind.COMPLETED);
            assertThat(backend.readiness().setAside()).isOne();
            Libc.unmount(first);
            backend.cleanSetAside();
            assertThat(backend.readiness().setAside()).isZero();
        }
    }

    /** Runs something that leaves a mount in its folder, as a run that goes wrong might. */
    static Path spoiled(BubblewrapBackend backend, Job job) throws Exception {
        var seen = new Seen();
        var end = CompletableFuture.supplyAsync(() -> backend.run(job, seen));
        assertThat(seen.ready.await(20, TimeUnit.SECONDS)).isTrue();
        Path mount = Folders.make(folderOf(job).resolve("mount"), "rwx------");
        Libc.mountTmpfs(mount, "size=64k");
        backend.cancel(job.learner().run());
        assertThat(end.get(20, TimeUnit.SECONDS).kind()).as("the verdict stands").isEqualTo(Kind.CANCELLED);
        return mount;
    }

    private static Path folderOf(Job job) throws IOException {
        try (var folders = Files.walk(Settings.RUN, 2)) {
            return folders.filter(folder -> folder.endsWith(job.learner().run() + "-1")).findFirst().orElseThrow();
        }
    }

    @Test
    void whatADeadApplicationLeftAndCannotBeRemovedKeepsItsUserIdsButStopsNobody() throws Exception {
        String dead = "999999999-1-dead";
        Path folder = Folders.make(Settings.RUN.resolve(dead).resolve("run"), "rwx------");
        Path mount = Folders.make(folder.resolve("mount"), "rwx------");
        Path uid = UIDS.resolve(Integer.toString(FIRST_UID));
        Files.createSymbolicLink(uid, Path.of(dead));
        Libc.mountTmpfs(mount, "size=64k");
        try {
            assertThat(Instance.clean(Settings.RUN, groups)).singleElement().asString().contains(dead, "mount");
            assertThat(uid).isSymbolicLink();
            assertThat(instance.claimUid(FIRST_UID)).isEqualTo(FIRST_UID + 1);
            instance.releaseUid(FIRST_UID + 1);
        } finally {
            Libc.unmount(mount);
        }
        assertThat(Instance.clean(Settings.RUN, groups)).isEmpty();
        assertThat(Files.exists(folder.getParent())).isFalse();
        assertThat(instance.claimUid(FIRST_UID)).isEqualTo(FIRST_UID);
        instance.releaseUid(FIRST_UID);
    }

    private void assertSetAside(RunSpace left, String why) throws IOException {
        assertThat(quarantine.findings()).singleElement().asString().contains(left.describe(), why);
        assertThat(slots.availablePermits()).isOne();
        var next = RunSpace.open(site, job());
        try {
            assertThat(uids(next)).doesNotContainAnyElementsOf(uids(left));
        } finally {
            next.close();
        }
    }

    private void assertComesBack(RunSpace left) throws IOException {
        quarantine.clean();
        assertThat(quarantine.findings()).isEqualTo(List.of());
        assertThat(slots.availablePermits()).isEqualTo(2);
        assertThat(uids(left))
                .allSatisfy(uid -> assertThat(Files.exists(UIDS.resolve(uid), LinkOption.NOFOLLOW_LINKS)).isFalse());
    }

    private static List<String> uids(RunSpace space) {
        return Pattern.compile("\\b46[0-9]{3}\\b").matcher(space.describe()).results().map(MatchResult::group).toList();
    }

    private static Job job() {
        return Sandbox.practice("returns", LIMITS);
    }

    private static Settings settings(int slots) throws IOException {
        var settings = Sandbox.settings(Sandbox.jar(), slots);
        return new Settings(settings.runtime(), settings.cache(), settings.run(), FIRST_UID, slots, 1, 0, settings.programs());
    }
}
