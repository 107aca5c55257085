package gradus.labs.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

import gradus.labs.backend.RunEnd.Kind;
import gradus.labs.backend.bubblewrap.HostileGround;
import gradus.labs.backend.bubblewrap.Layer;
import gradus.labs.runs.events.Shelf;

/** Group A, what a program finds and changes in files; and of group B what it leaves as a result. */
@HostileGroup
class FilesHostileTest {

    private static final String EVERYWHERE = "/,/usr,/usr/lib,/opt,/dev";
    private static final String FOLDERS = "/tmp,/work,/dev/shm";

    private static Outside outside;
    private static Outcome reading;
    private static Outcome readingBare;
    private static Outcome writing;
    private static Outcome writingWithout;
    private static Outcome results;
    private static Outcome resultsBare;

    @BeforeAll
    static void run() {
        outside = new Outside();
        var read = Order.submit("files-read").with("other", outside.shared("Other.java", "class Other { }"))
                .with("hidden", outside.shared("hidden-labels.csv", "1,2"))
                .with("config", outside.shared("application.properties", "password=secret"))
                .with("checkout", Path.of("").toAbsolutePath());
        readingBare = outside.bareAsRoot(read.with("root", outside.folder));
        reading = HostileGround.run(read.with("root", "/")).outcome();
        var write = Order.submit("files-write");
        writingWithout = outside.without(Layer.READ_ONLY_ROOT, write.with("folders", EVERYWHERE));
        writing = HostileGround.run(write.with("folders", EVERYWHERE + ",/data,/gate,/opt/gradus,/proc/sys/kernel"))
                .outcome();
        var result = Order.practice("files-results");
        resultsBare = outside.bare(result.with("work", outside.own).with("linkable", outside.own(
                outside.shared("linkable", "x"))));
        results = HostileGround.run(result.with("work", "/work").with("linkable", "/opt/jdk/release")).outcome();
    }

    @AfterAll
    static void leave() {
        outside.close();
    }

    @HostileCase("A1 read-shadow")
    void aPasswordFileIsNotThere(CaseReport it) {
        it.control(readingBare);
        it.refused("mounts", reading, "ENOENT");
        it.neighbour(reading);
    }

    @HostileCase("A2 read-other-learner")
    void whatAnotherLearnerWroteIsNotThere(CaseReport it) {
        it.control(readingBare);
        it.refused("mounts", reading, "ENOENT");
        it.neighbour(reading);
    }

    @HostileCase("A3 read-hidden-data")
    void hiddenDataIsInNoFileThatItCanWalkTo(CaseReport it) {
        it.control(readingBare);
        var attacks = reading.attacks("A3");
        it.refused("mounts", reading, "ENOENT", "not there");
        assertThat(attacks).hasSize(2);
        var seen = reading.honest("A3");
        assertThat(seen).anyMatch(one -> one.what().equals("roots")
                && one.detail().equals("data dev gate lib lib64 opt proc tmp usr work"));
        assertThat(seen).filteredOn(one -> one.what().equals("unexpected")).singleElement()
                .extracting(Tried::detail).isEqualTo("");
        it.neighbour(reading);
    }

    @HostileCase("A4 read-platform-config")
    void thePlatformsOwnFilesAreNotThere(CaseReport it) {
        it.control(readingBare);
        it.refused("mounts", reading, "ENOENT");
        it.neighbour(reading);
    }

    @HostileCase("A5 write-system")
    void nothingOfTheSystemCanBeChanged(CaseReport it) {
        it.control(writingWithout);
        it.refused("read-only mounts", writing, "EROFS", "EACCES", "ENOENT");
        it.neighbour(writing);
    }

    @HostileCase("D4 dev-root-fill")
    void theRootAndTheDevicesCannotBeFilled(CaseReport it) {
        it.control(writingWithout);
        it.refused("read-only mounts", writing, "EROFS", "EACCES", "ENOENT");
        it.neighbour(writing);
    }

    @HostileCase("A6 write-lab-runtime")
    void theRuntimeStaysAsItWas(CaseReport it) throws IOException {
        Path jar = HostileGround.runtime().resolve("lib/hostile.jar");
        byte[] before = Files.readAllBytes(jar);
        var order = Order.practice("files-runtime");
        it.control(outside.bare(order.with("runtime", outside.own(outside.shared("hostile.jar", "jar")))));
        var boxed = HostileGround.run(order.with("runtime",
                "/opt/gradus/lib/hostile.jar,/opt/jdk/lib/modules,/opt/jdk/lib/server/libjvm.so")).outcome();
        it.refused("read-only mounts, root's files", boxed, "EROFS", "EACCES");
        assertThat(Arrays.equals(Files.readAllBytes(jar), before)).isTrue();
        it.neighbour(boxed);
    }

    @HostileCase("A8 tmp-persistence")
    void theNextRunFindsNothingOfThis(CaseReport it) {
        var leave = Order.practice("files-leave");
        var look = Order.practice("files-look");
        outside.bare(leave.with("folders", outside.own));
        it.control(outside.bare(look.with("folders", outside.own)));
        assertThat(HostileGround.run(leave.with("folders", FOLDERS)).outcome().honest("A8")).hasSize(3)
                .allMatch(one -> one.outcome().equals("fine"));
        var boxed = HostileGround.run(look.with("folders", FOLDERS)).outcome();
        it.refused("folders in memory, gone with the run", boxed, "ENOENT");
        it.neighbour(boxed);
    }

    @HostileCase("A9 filename-bomb")
    void namesThatHurtStayInside(CaseReport it) {
        var order = Order.practice("files-names");
        var bare = outside.bare(order.with("work", outside.own));
        assertThat(bare.honest("A9")).hasSize(4).allMatch(one -> one.outcome().equals("fine"));
        it.control("all four names can be made, for a collector of files to stumble over");
        var boxed = HostileGround.run(order.with("work", "/work")).outcome();
        assertThat(boxed.end().kind()).isEqualTo(Kind.COMPLETED);
        assertThat(Shelf.kept(boxed.claims())).containsExactly("weights");
        it.refused("no files are collected; a saved tensor's name is letters and digits", "seven such names dropped");
        it.neighbour("the tensor \"weights\" arrives");
    }

    @HostileCase("B1 symlink-result")
    void aLinkAsResultIsFollowedByNobody(CaseReport it) {
        it.control(resultsBare);
        it.refused("mounts; no files are collected", results, "ENOENT");
        assertThat(results.claims().toString()).doesNotContain("root:");
        it.neighbour(results);
    }

    @HostileCase("B2 symlink-dir")
    void theFolderOfResultsCannotBeReplaced(CaseReport it) {
        it.control(resultsBare);
        it.refused("mount point", results, "EBUSY", "EROFS", "EXDEV", "FileSystemException");
        it.neighbour(results);
    }

    @HostileCase("B3 hardlink-result")
    void aHardLinkToWhatIsNotItsOwnCannotBeMade(CaseReport it) {
        it.control(resultsBare);
        it.refused("mounts", results, "EXDEV");
        it.neighbour(results);
    }

    @HostileCase("B4 fifo-result")
    void aPipeOrDeviceAsResultCannotBeMade(CaseReport it) {
        it.control(resultsBare);
        it.refused("seccomp", results, "EPERM");
        it.neighbour(results);
    }

    @HostileCase("B5 huge-sparse-result")
    void aFileThatClaimsToBeHugeCannotBeMade(CaseReport it) {
        it.control(resultsBare);
        it.refused("limit of a file's size", results, "EFBIG", "IOException: File too large");
        it.neighbour(results);
    }

    @HostileCase("B6 late-write")
    void nothingWritesOnAfterTheEnd(CaseReport it) throws IOException {
        var order = Order.practice("files-late");
        var late = outside.own.resolve("late");
        var bare = outside.start(order.with("work", outside.own));
        bare.await("B6");
        assertThat(bare.lastsFor(5000)).as("the program itself ends").isFalse();
        long size = Files.size(late);
        long start = System.nanoTime();
        while (Files.size(late) == size) {
            assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
            Thread.onSpinWait();
        }
        it.control(bare.outcome());
        var boxed = HostileGround.run(order.with("work", "/work")).outcome();
        it.refused("one process, ended with its namespace", boxed, "ENOENT", "EAGAIN");
        assertThat(boxed.end().kind()).isEqualTo(Kind.COMPLETED);
        it.neighbour(boxed);
    }
}
