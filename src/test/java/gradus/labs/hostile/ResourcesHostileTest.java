package gradus.labs.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

import gradus.labs.backend.Limits;
import gradus.labs.backend.RunEnd.Kind;
import gradus.labs.backend.bubblewrap.HostileGround;
import gradus.labs.backend.bubblewrap.Layer;

/** Group D: memory, files, output, processors. */
@HostileGroup
class ResourcesHostileTest {

    private static final String FOLDERS = "/tmp,/work,/dev/shm";
    private static final long MIB = 1024 * 1024;

    private static Outside outside;
    private static Outcome quiet;
    private static Outcome quietBare;
    private static Outcome quietBareAsRoot;

    @BeforeAll
    static void run() {
        outside = new Outside();
        var order = Order.practice("resources-quiet").with("descriptors", 3000);
        quietBare = outside.bare(order);
        quietBareAsRoot = outside.bareAsRoot(order);
        quiet = HostileGround.run(order).outcome();
    }

    @AfterAll
    static void leave() {
        outside.close();
    }

    @HostileCase("D1 heap-hog")
    void aFullHeapEndsTheLabAlone(CaseReport it) {
        var order = Order.practice("resources-heap").with("mebibytes", 200);
        it.control(outside.bare(order));
        var boxed = HostileGround.run(order).outcome();
        it.refused("Java's heap", boxed, "OutOfMemoryError");
        assertThat(boxed.end().kind()).isEqualTo(Kind.MEMORY);
        it.neighbour(honest());
    }

    @HostileCase("D2 native-hog")
    void memoryOutsideTheHeapEndsTheLabAlone(CaseReport it) {
        var order = Order.practice("resources-native").with("mebibytes", 400);
        it.control(outside.bare(order));
        var hog = HostileGround.run(order);
        it.neighbour(honest()); // beside it
        var boxed = hog.outcome();
        assertThat(boxed.attacks("D2")).isEmpty();
        assertThat(boxed.end().kind()).isEqualTo(Kind.MEMORY);
        it.refused("control group", "memory, at %d MiB".formatted(boxed.end().usage().memoryPeakBytes() / MIB));
    }

    @HostileCase("D3 tmpfs-fill")
    void foldersInMemoryHaveASize(CaseReport it) {
        var order = Order.practice("resources-files").with("folders", FOLDERS).with("mebibytes", 100);
        it.control(outside.without(Layer.FOLDER_SIZES, order));
        var boxed = HostileGround.run(order).outcome();
        it.refused("size of the folders", boxed, "ENOSPC after ");
        it.neighbour(boxed);
    }

    @HostileCase("D5 inode-bomb")
    @Tag("hostile-slow")
    void emptyFilesCountAsMemory(CaseReport it) {
        var order = Order.practice("resources-inodes").with("work", "/work").with("files", 250_000);
        it.control(outside.without(Layer.FOLDER_SIZES, order));
        var boxed = HostileGround.run(order).outcome();
        assertThat(boxed.attacks("D5")).isEmpty();
        assertThat(boxed.end().kind()).isEqualTo(Kind.MEMORY);
        it.refused("control group", "memory");
        // With more memory it gets farther; the kernel then needs a while to take so many files back.
        var farther = HostileGround.run(roomy(order.with("files", 2_000_000))).outcome();
        assertThat(farther.end().kind()).isIn(Kind.MEMORY, Kind.WALL);
        it.neighbour(honest());
    }

    @HostileCase("D6 stdout-flood")
    void outputHasAnEnd(CaseReport it) {
        it.control(outside.bare(Order.practice("resources-floods").with("mebibytes", 16)));
        var boxed = HostileGround.run(Order.practice("resources-floods").with("mebibytes", 100_000)).outcome();
        assertThat(boxed.end().kind()).isEqualTo(Kind.OUTPUT);
        var shown = boxed.claims().toString().length();
        assertThat(shown).isLessThan(400 * 1024);
        it.refused("counted by the reader", "output, after %d ms; %d KiB kept".formatted(boxed.wall().toMillis(),
                shown / 1024));
        it.neighbour(honest());
    }

    @HostileCase("D7 slow-output")
    void whoPrintsForEverIsEnded(CaseReport it) {
        try (var trickles = outside.start(Order.practice("resources-trickles"))) {
            trickles.await("D7");
            assertThat(trickles.lastsFor(300)).isTrue();
            it.control("prints for ever");
        }
        var boxed = HostileGround.run(Order.practice("resources-trickles")
                .within(Duration.ofSeconds(1), Duration.ofSeconds(30))).outcome();
        assertThat(boxed.end().kind()).isEqualTo(Kind.WALL);
        it.refused("wall time", "wall, after %d ms of 1000".formatted(boxed.wall().toMillis()));
        it.neighbour(honest());
    }

    @HostileCase("D8 cpu-spin")
    void whoSpinsOnEveryCoreGetsItsShare(CaseReport it) {
        var order = Order.practice("resources-spins").with("millis", 60_000);
        try (var bare = outside.start(order)) {
            bare.await("D8");
            assertThat(bare.lastsFor(500)).isTrue();
            assertThat(bare.processors()).isGreaterThan(1);
            it.control("spins on %.0f processors".formatted(bare.processors()));
        }
        try (var spins = HostileGround.run(order)) {
            spins.await("D8");
            it.neighbour(honest()); // beside it
            assertThat(spins.lastsFor(300)).isTrue();
            assertThat(spins.processors()).isEqualTo(1);
            spins.ask();
            var boxed = spins.outcome();
            assertThat(boxed.end().usage().cpu()).isLessThan(boxed.wall().plusMillis(500));
            it.refused("share of processors", "%d ms of processor in %d ms".formatted(
                    boxed.end().usage().cpu().toMillis(), boxed.wall().toMillis()));
        }
    }

    @HostileCase("D9 fd-exhaust")
    void openFilesHaveANumber(CaseReport it) {
        it.control(quietBare);
        it.refused("limit of open files", quiet, "EMFILE");
        it.neighbour(quiet);
    }

    @HostileCase("D10 metaspace-code-bomb")
    void classesHaveASize(CaseReport it) {
        var order = Order.practice("resources-classes").with("classes", 4000);
        it.control(outside.bare(order));
        var boxed = HostileGround.run(roomy(order)).outcome();
        assertThat(boxed.attacks("D10")).isEmpty();
        assertThat(boxed.end().kind()).isEqualTo(Kind.MEMORY);
        it.refused("size of the metaspace", "memory, " + boxed.end().detail());
        it.neighbour(honest());
    }

    @HostileCase("D11 locked-memory")
    void littleMemoryCanBeLocked(CaseReport it) {
        it.control(quietBareAsRoot);
        it.refused("limit of locked memory", quiet, "ENOMEM", "EPERM", "EAGAIN");
        it.neighbour(quiet);
    }

    /** So that its heap is not what ends it. */
    private static Order roomy(Order order) {
        return new Order(order.script(), order.places(), new Limits(Duration.ofSeconds(30), Duration.ofSeconds(30),
                768 * MIB, 64, MIB), false);
    }

    private static String honest() {
        var run = HostileGround.run(Order.practice("honest-program")).outcome();
        assertThat(run.end().kind()).as(run.toString()).isEqualTo(Kind.COMPLETED);
        return "an honest lab ran";
    }
}
