package gradus.labs.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

import gradus.labs.backend.RunEnd.Kind;
import gradus.labs.backend.bubblewrap.HostileGround;
import gradus.labs.backend.bubblewrap.Layer;

/** Group E: what the kernel tells and does. */
@HostileGroup
class KernelHostileTest {

    private static Outside outside;
    private static Order order;
    private static Outcome bare;
    private static Outcome bareAsRoot;
    private static Outcome boxed;

    @BeforeAll
    static void run() {
        outside = new Outside();
        order = Order.practice("kernel-all").with("canary", "PATH=" + System.getenv("PATH"))
                .with("mark", "mark-" + UUID.randomUUID()).with("run-folder", HostileGround.runFolder());
        bare = outside.bare(order.with("work", outside.own));
        bareAsRoot = outside.bareAsRoot(script("kernel-root"));
        boxed = HostileGround.run(order.with("work", "/work")).outcome();
        assertThat(boxed.end().kind()).as(boxed.toString()).isEqualTo(Kind.COMPLETED);
    }

    private static Order script(String script) {
        return new Order(script, order.places(), order.limits(), false);
    }

    @AfterAll
    static void leave() {
        outside.close();
    }

    @HostileCase("E1 environ-of-init")
    void nothingOfTheLaunchersEnvironmentIsToBeRead(CaseReport it) {
        it.control(bare);
        it.refused("started with an empty environment", boxed, "none of the launcher's");
        it.neighbour(boxed);
    }

    @HostileCase("E2 cmdline-of-init")
    void noCommandLineTellsAPathOfTheHost(CaseReport it) {
        it.control(outside.without(Layer.HIDDEN_ARGUMENTS, script("kernel-cmdline")));
        it.refused("arguments in a file", boxed, "no path of the host");
        it.neighbour(boxed);
    }

    @HostileCase("E3 inherited-fds")
    void noOpenFileIsInherited(CaseReport it) {
        Path hidden = outside.folder.resolve("marked");
        write(hidden, order.places().get("mark"));
        it.control(outside.bareWith(script("kernel-descriptors"), "exec 8<" + hidden + ";"));
        it.refused("closed by the launcher", boxed, "none is open");
        it.neighbour(boxed);
    }

    @HostileCase("E4 reopen-stdio")
    void whatWasPrintedCannotBeTakenBack(CaseReport it) throws IOException {
        Path file = outside.own(outside.shared("stdout", ""));
        outside.bareWith(script("kernel-stdio"), "exec >>" + file + ";");
        var said = Files.readAllLines(file).stream().map(Tried::parse).flatMap(Optional::stream).toList();
        it.control(new Outcome(said, Duration.ZERO, ""));
        assertThat(Files.readString(file)).as("the first lines are gone").doesNotContain("hello");
        it.refused("pipes, not files", boxed, "EINVAL");
        it.neighbour(boxed);
    }

    @HostileCase("E5 proc-other")
    void nobodyElsesProcessesAreSeen(CaseReport it) {
        it.control(bare);
        it.refused("process namespace", boxed, "2 of its own", "3 of its own");
        it.neighbour(boxed);
    }

    @HostileCase("E6 namespaces")
    void noNamespaceOrMountCanBeMade(CaseReport it) {
        it.control(bare);
        it.refused("seccomp", boxed, "EPERM", "ENOSYS", "EAGAIN");
        it.neighbour(boxed);
    }

    @HostileCase("E7 exotic-syscalls")
    void rareCallsAreNotLookedAt(CaseReport it) {
        it.control(bare);
        it.refused("seccomp", boxed, "EPERM", "ENOSYS");
        it.neighbour(boxed);
    }

    @HostileCase("E8 abi32")
    void aCallOfAnotherArchitectureEndsTheProgram(CaseReport it) {
        var plain = outside.bare(script("kernel-abi32"));
        var old = HostileGround.run(script("kernel-abi32")).outcome();
        assertThat(old.attacks("E8")).isEmpty();
        if (plain.errors().contains("ended by signal")) { // some virtual machines raise a fault before the kernel is asked
            it.impossible("this machine has no such calls: the control was " + plain.errors().strip());
        }
        it.control(plain);
        assertThat(old.end().kind()).isEqualTo(Kind.CRASHED);
        it.refused("seccomp", old.end().detail());
        it.neighbour(boxed.honest("E6").getFirst().detail() + " by the way of this architecture");
    }

    @HostileCase("E9 setuid-caps")
    void noPrivilegeCanBeWon(CaseReport it) {
        it.control(bareAsRoot);
        assertThat(boxed.attacks("E9 limits")).isNotEmpty().allMatch(one -> one.outcome().equals("refused"));
        it.refused("own user, no capabilities, no new privileges", boxed, "EPERM", "EACCES", "EINVAL",
                "there are none");
        it.neighbour(boxed);
    }

    @HostileCase("E10 tiocsti")
    void noKeysCanBePushedIntoATerminal(CaseReport it) {
        it.control(bare);
        it.refused("seccomp", boxed, "EPERM");
        it.neighbour(boxed);
    }

    @HostileCase("E11 jni-load")
    void aLibraryOfItsOwnLoadsAndIsBoundAllTheSame(CaseReport it) {
        it.control(bare);
        assertThat(bare.attacks("E11 after")).hasSize(2).allMatch(one -> one.outcome().equals("got"));
        assertThat(boxed.attacks("E11")).singleElement().extracting(Tried::outcome).isEqualTo("got");
        assertThat(boxed.attacks("E11 after")).hasSize(2).allSatisfy(one -> {
            assertThat(one.outcome()).as(one.toString()).isEqualTo("refused");
            assertThat(one.detail()).isIn("EAGAIN", "EPERM");
        });
        it.refused("every other layer", "loads; then fork and unshare are refused as before");
        it.neighbour(boxed);
    }

    @HostileCase("E12 covert-flock")
    void twoLabsCanSignalThroughLocksOnSharedFilesWhichIsAKnownGap(CaseReport it) {
        var bareOrder = script("kernel-locks").with("shared", outside.shared("lock", ""));
        try (var first = outside.start(bareOrder)) {
            first.await("E12");
            it.control(outside.bare(script("kernel-sees-lock").with("shared", bareOrder.places().get("shared"))));
        }
        try (var first = HostileGround.run(script("kernel-locks").with("shared", "/opt/jdk/lib/modules"))) {
            first.await("E12");
            var second = HostileGround.run(script("kernel-sees-lock").with("shared", "/opt/jdk/lib/modules"))
                    .outcome();
            assertThat(second.attacks("E12")).as("The gap is closed: say so in the catalogue").singleElement()
                    .extracting(Tried::outcome).isEqualTo("got");
        }
        it.gap("one bit through a lock on the JDK's own file");
        it.neighbour(boxed.honest("E6").getFirst().detail());
    }

    private static void write(Path file, String text) {
        try {
            Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
