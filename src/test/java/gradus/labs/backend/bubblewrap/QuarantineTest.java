package gradus.labs.backend.bubblewrap;

import static gradus.labs.backend.bubblewrap.Sandbox.LIMITS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import gradus.labs.backend.Job;
import gradus.labs.backend.RunEnd.Kind;
import gradus.labs.backend.bubblewrap.box.ControlGroups;
import gradus.labs.backend.bubblewrap.box.Folders;
import gradus.labs.backend.bubblewrap.box.Libc;
import gradus.labs.backend.conversation.Seen;

/** Slots that cannot be cleaned are used no more until they can. */
class QuarantineTest {

    private static final Path FREEZER = Path.of("/sys/fs/cgroup/freezer");
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
        var found = ControlGroups.detect();
        groups = new ControlGroups(found.memory(), found.pids(), found.cpu(), found.unified(), Duration.ofMillis(300));
        instance = Instance.open(Settings.RUN);
        site = new Site(settings(2), null, null, groups, null, instance, null, null, quarantine);
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
        assertThat(quarantine.size()).isZero();
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
            assertSetAside("do not end");
            quarantine.clean();
            assertSetAside("do not end");
        } finally {
            Files.writeString(frozen.resolve("freezer.state"), "THAWED");
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
        Files.delete(frozen);
        assertComesBack();
    }

    @Test
    void aGroupThatStaysBusyKeepsItsSlot() throws IOException {
        var space = RunSpace.open(site, job());
        Path inner = Files.createDirectory(space.learnerGroup().unified().resolve("inner"));
        space.close();
        assertSetAside("stays busy");
        Files.delete(inner);
        assertComesBack();
    }

    @Test
    void aFolderThatIsInUseKeepsItsSlot() throws IOException {
        var space = RunSpace.open(site, job());
        Path mount = Folders.make(instance.folder().resolve(space.name()).resolve("mount"), "rwx------");
        Libc.mountTmpfs(mount, "size=64k");
        space.close();
        assertSetAside("mount");
        Libc.unmount(mount);
        assertComesBack();
    }

    @Test
    void aRunThatCannotBeCleanedTakesItsSlotWithItAndTheOthersGoOn() throws Exception {
        try (var backend = new BubblewrapBackend(settings(2))) {
            assertThat(backend.readiness().ready()).as(backend.readiness().findings().toString()).isTrue();
            Path first = spoiled(backend);
            var readiness = backend.readiness();
            assertThat(readiness.ready()).isTrue();
            assertThat(readiness.setAside()).isOne();
            assertThat(readiness.findings().getLast()).contains("a slot is set aside until it can be cleaned", "user ids",
                    "mount");
            var end = backend.run(Sandbox.practice("returns", LIMITS), new Seen());
            assertThat(end.kind()).as(end.toString()).isEqualTo(Kind.COMPLETED);

            Path second = spoiled(backend);
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
    private static Path spoiled(BubblewrapBackend backend) throws Exception {
        var job = Sandbox.practice("lingers", LIMITS);
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
        Path uid = Settings.RUN.resolve("uids").resolve(Integer.toString(FIRST_UID));
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

    private void assertSetAside(String why) throws IOException {
        assertThat(quarantine.findings()).singleElement().asString().contains("user ids 46601 and 46602", why);
        assertThat(slots.availablePermits()).isOne();
        var next = RunSpace.open(site, job());
        try {
            assertThat(next.describe()).contains("user ids 46603 and 46604");
        } finally {
            next.close();
        }
    }

    private void assertComesBack() throws IOException {
        quarantine.clean();
        assertThat(quarantine.findings()).isEqualTo(List.of());
        assertThat(slots.availablePermits()).isEqualTo(2);
        var next = RunSpace.open(site, job());
        try {
            assertThat(next.describe()).contains("user ids 46601 and 46602");
        } finally {
            next.close();
        }
    }

    private static Job job() {
        return Sandbox.practice("returns", LIMITS);
    }

    private static Settings settings(int slots) throws IOException {
        var settings = Sandbox.settings(Sandbox.jar(), slots);
        return new Settings(settings.runtime(), settings.cache(), settings.run(), FIRST_UID, slots, 1, 0, settings.programs());
    }
}
