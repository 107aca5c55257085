package gradus.labs.backend.kubernetes;

import static gradus.labs.backend.kubernetes.PlayedCluster.LIMITS;
import static gradus.labs.backend.kubernetes.PlayedCluster.MIB;
import static gradus.labs.backend.kubernetes.PlayedCluster.end;
import static gradus.labs.backend.kubernetes.PlayedCluster.running;
import static gradus.labs.backend.kubernetes.PlayedCluster.terminated;
import static gradus.labs.backend.kubernetes.PlayedCluster.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import gradus.labs.backend.Job;
import gradus.labs.backend.Limits;
import gradus.labs.backend.RunEnd.Grader;
import gradus.labs.backend.RunEnd.Kind;
import gradus.labs.backend.conversation.Seen;
import gradus.labs.wire.LearnerJob;
import gradus.labs.wire.LearnerMessage;
import gradus.testing.Await;

/** Conversations with a cluster: how a run's Pod goes, and what the backend makes of it. */
class KubernetesRunTest {

    static final String HELLO = "{\"type\":\"hello\",\"protocol\":1,\"role\":\"%s\",\"runner\":\"1\",\"java\":\"25\","
            + "\"engine\":\"E\",\"device\":\"cpu\",\"processor\":null}";
    static final String LEARNER_HELLO = HELLO.formatted("learner");
    static final String GRADER_HELLO = HELLO.formatted("grader");
    static final String READY = "{\"type\":\"ready\"}";

    private static PlayedCluster cluster;
    private static KubernetesBackend backend;
    private final Seen seen = new Seen();

    @BeforeAll
    static void start() {
        cluster = new PlayedCluster();
        backend = cluster.ready(PlayedCluster.settings());
    }

    @AfterAll
    static void stop() {
        backend.close();
        cluster.close();
    }

    @Test
    void aGradedRunEndsAsItShould() throws Exception {
        var job = PlayedCluster.submit(LIMITS);
        cluster.log(job, "learner", LEARNER_HELLO, READY, "a hidden input, printed");
        cluster.log(job, "grader", GRADER_HELLO, "{\"type\":\"listening\"}", "what a grader prints",
                "{\"type\":\"check\",\"id\":\"first\",\"outcome\":\"passed\",\"points\":10,\"message\":null,\"millis\":3}",
                "{\"type\":\"check\",\"id\":\"second\",\"outcome\":\"failed\",\"points\":0,\"message\":null,\"millis\":3}",
                "{\"type\":\"done\"}");
        var run = cluster.run(backend, job, seen);
        cluster.podOf(job, running("learner"), running("grader"));
        cluster.podOf(job, terminated("learner", 0, "Completed"), terminated("grader", 0, "Completed"));

        var end = end(run);
        assertThat(end.kind()).as(end.toString()).isEqualTo(Kind.COMPLETED);
        assertThat(end.grader()).isEqualTo(Grader.DONE);
        assertThat(seen.checks()).containsExactly("first passed 10", "second failed 0");
        assertThat(seen.claims).hasSize(2).last().isInstanceOf(LearnerMessage.Ready.class);
        assertThat(seen.withheld).contains("a hidden input, printed");
        assertThat(cluster.job(job)).isNull();
    }

    @Test
    void hiddenInputsAreForTheGraderAloneAndGoWithTheJob() throws Exception {
        var job = PlayedCluster.submit(LIMITS);
        var run = cluster.run(backend, job, seen);
        var made = cluster.made(job);
        Await.until("all inputs are there", () -> cluster.secrets(job).size() == 4);
        assertThat(cluster.secrets(job)).allSatisfy(secret -> {
            assertThat(secret.getMetadata().getOwnerReferences()).singleElement()
                    .satisfies(owner -> assertThat(owner.getUid()).isEqualTo(made.getMetadata().getUid()));
            assertThat(secret.getImmutable()).isTrue();
        });
        backend.cancel(job.learner().run());
        assertThat(end(run).kind()).isEqualTo(Kind.CANCELLED);
    }

    @ParameterizedTest
    @CsvSource({
            // ready, exit code, the cluster's reason, end, exit code of the run
            "true, 0, Completed, COMPLETED, 0",
            "true, 137, OOMKilled, MEMORY, -1",
            "false, 137, OOMKilled, MEMORY, -1",
            "true, 23, Error, MEMORY, 23",
            "true, 21, Error, EXCEPTION, 21",
            "true, 24, Error, EXITED, 24",
            "true, 134, Error, CRASHED, -1",
            "true, 137, Error, CRASHED, -1",
            "true, 152, Error, CPU, -1",
            "false, 20, Error, COMPILE_ERROR, 20",
            "false, 22, Error, SANDBOX, 22",
            "false, 128, StartError, SANDBOX, -1" })
    void aLearnersContainerEndsAs(boolean ready, int code, String reason, Kind kind, int exitCode) throws Exception {
        var job = PlayedCluster.practice(LIMITS);
        cluster.log(job, "learner", ready ? new String[] { LEARNER_HELLO, READY } : new String[] { LEARNER_HELLO });
        var run = cluster.run(backend, job, seen);
        cluster.podOf(job, terminated("learner", code, reason));

        var end = end(run);
        assertThat(end.kind()).as(end.toString()).isEqualTo(kind);
        assertThat(end.exitCode()).isEqualTo(exitCode);
        assertThat(end.grader()).isEqualTo(Grader.NONE);
        assertThat(seen.started.getCount()).isZero();
        assertThat(cluster.job(job)).isNull();
    }

    @Test
    void theJobsDeadlineIsTheWallTimeOfARunThatStarted() throws Exception {
        var job = PlayedCluster.practice(LIMITS);
        cluster.log(job, "learner", LEARNER_HELLO, READY);
        var run = cluster.run(backend, job, seen);
        cluster.podOf(job, running("learner"));
        assertThat(seen.started.await(20, TimeUnit.SECONDS)).isTrue();
        cluster.deadline(job);
        assertThat(end(run).kind()).isEqualTo(Kind.WALL);
    }

    @Test
    void theJobsDeadlineIsOursForARunThatNeverStarted() throws Exception {
        var job = PlayedCluster.practice(LIMITS);
        var run = cluster.run(backend, job, seen);
        cluster.deadline(job);
        assertThat(end(run).kind()).isEqualTo(Kind.SANDBOX);
    }

    @Test
    void ourOwnClockEndsARunBeforeTheJobsDoes() throws Exception {
        var job = PlayedCluster.practice(new Limits(Duration.ofSeconds(1), Duration.ofSeconds(5), 256 * MIB, 64, MIB));
        cluster.log(job, "learner", LEARNER_HELLO, READY);
        var run = cluster.run(backend, job, seen);
        cluster.podOf(job, running("learner"));
        var end = end(run);
        assertThat(end.kind()).isEqualTo(Kind.WALL);
        assertThat(end.usage().wall()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(cluster.job(job)).isNull();
    }

    @Test
    void whatARunHoldsIsToldWhileItGoesOn() throws Exception {
        var job = PlayedCluster.practice(LIMITS);
        cluster.log(job, "learner", LEARNER_HELLO, READY);
        assertThat(backend.usage(job.learner().run())).isEmpty();
        var run = cluster.run(backend, job, seen);
        cluster.made(job);
        assertThat(backend.usage(job.learner().run())).isEmpty();
        cluster.podOf(job, running("learner"));
        assertThat(seen.started.await(20, TimeUnit.SECONDS)).isTrue();
        var used = backend.usage(job.learner().run()).orElseThrow();
        assertThat(used.wall()).isPositive();
        assertThat(used.cpu()).isGreaterThanOrEqualTo(used.wall().minusMillis(1));
        assertThat(used.memoryPeakBytes()).isZero();
        cluster.podOf(job, terminated("learner", 0, "Completed"));
        assertThat(end(run).usage().wall()).isGreaterThanOrEqualTo(used.wall());
        assertThat(backend.usage(job.learner().run())).isEmpty();
    }

    @Test
    void aRunThatIsSeenWhenItIsOverHeldWhatTheClusterSays() throws Exception {
        var job = PlayedCluster.practice(LIMITS);
        cluster.log(job, "learner", LEARNER_HELLO, READY);
        var run = cluster.run(backend, job, seen);
        cluster.podOf(job, PlayedCluster.ran("learner", 0, 20));
        var end = end(run);
        assertThat(end.kind()).isEqualTo(Kind.COMPLETED);
        assertThat(end.usage().wall()).isEqualTo(Duration.ofSeconds(20));
        assertThat(end.usage().cpu()).isEqualTo(Duration.ofSeconds(40));
    }

    @Test
    void aRunningLabIsCancelledAndItsJobGoes() throws Exception {
        var job = PlayedCluster.submit(LIMITS);
        cluster.log(job, "learner", LEARNER_HELLO);
        cluster.log(job, "grader", GRADER_HELLO);
        var run = cluster.run(backend, job, seen);
        cluster.podOf(job, running("learner"), running("grader"));
        assertThat(seen.started.await(20, TimeUnit.SECONDS)).isTrue();
        backend.cancel(job.learner().run());
        var end = end(run);
        assertThat(end.kind()).isEqualTo(Kind.CANCELLED);
        assertThat(end.grader()).isEqualTo(Grader.STOPPED);
        assertThat(cluster.job(job)).isNull();
    }

    @Test
    void anApplicationThatStopsTakesItsRunsAway() throws Exception {
        var job = PlayedCluster.submit(LIMITS);
        var stopping = cluster.ready(PlayedCluster.settings("runner-2"));
        var run = cluster.run(stopping, job, seen);
        cluster.made(job);
        stopping.close();
        assertThat(end(run).kind()).isEqualTo(Kind.CANCELLED);
        assertThat(cluster.job(job)).isNull();
    }

    @Test
    void aLogThatBreaksIsReadOnWithoutAGapOrADouble() throws Exception {
        var job = PlayedCluster.practice(LIMITS);
        var said = IntStream.range(0, 6).mapToObj("{\"type\":\"log\",\"stream\":\"out\",\"text\":\"%d\"}"::formatted)
                .toArray(String[]::new);
        var whole = PlayedCluster.timed(said).replace(".004", ".003"); // two lines of one moment
        int third = whole.indexOf('\n', whole.indexOf(".003")) + 1;
        cluster.once(job, "learner", true, null, whole.substring(0, third + 20)); // broken in the middle of a line
        cluster.always(job, "learner", true, "2026-01-01T00:00:00Z", whole);
        cluster.always(job, "learner", false, "2026-01-01T00:00:00Z", whole);
        var run = cluster.run(backend, job, seen);
        cluster.podOf(job, running("learner"));
        Await.until("the log was read on", () -> seen.claims.size() >= 6);
        cluster.podOf(job, terminated("learner", 22, "Error"));
        end(run);
        assertThat(seen.log("out")).containsExactly("0", "1", "2", "3", "4", "5");
    }

    @Test
    void aLogThatCannotBeReadYetIsAskedForAgain() throws Exception {
        var job = PlayedCluster.practice(LIMITS);
        cluster.fails(job, "learner", 500);
        cluster.log(job, "learner", LEARNER_HELLO, READY);
        var run = cluster.run(backend, job, seen);
        cluster.podOf(job, terminated("learner", 0, "Completed"));
        assertThat(end(run).kind()).isEqualTo(Kind.COMPLETED);
        assertThat(seen.claims).hasSize(2);
    }

    @Test
    void whoPrintsWithoutEndIsStopped() throws Exception {
        var limits = new Limits(Duration.ofSeconds(60), Duration.ofSeconds(60), 256 * MIB, 64, 64 * 1024);
        var job = PlayedCluster.practice(limits);
        cluster.log(job, "learner", "x".repeat(40_000), "y".repeat(40_000));
        var run = cluster.run(backend, job, seen);
        cluster.podOf(job, running("learner"));
        assertThat(end(run).kind()).isEqualTo(Kind.OUTPUT);
    }

    @ParameterizedTest
    @CsvSource({ "Container learner exceeded its local ephemeral storage limit 256Mi, OUTPUT",
            "The node was low on resource: memory, SANDBOX" })
    void anEvictionIsTheLearnersOnlyIfTheLearnerFilledItsDisk(String message, Kind kind) throws Exception {
        var job = PlayedCluster.practice(LIMITS);
        cluster.log(job, "learner", LEARNER_HELLO, READY);
        var run = cluster.run(backend, job, seen);
        cluster.podOf(job, running("learner"));
        cluster.evicted(job, message, terminated("learner", 137, "Error"));
        assertThat(end(run).kind()).isEqualTo(kind);
    }

    @Test
    void aPodThatSomebodyTakesAwayIsOurs() throws Exception {
        var job = PlayedCluster.practice(LIMITS);
        cluster.log(job, "learner", LEARNER_HELLO, READY);
        var run = cluster.run(backend, job, seen);
        cluster.podOf(job, running("learner"));
        assertThat(seen.started.await(20, TimeUnit.SECONDS)).isTrue();
        cluster.takePodAway(job);
        assertThat(end(run).kind()).isEqualTo(Kind.SANDBOX);
    }

    @Test
    void aJobThatSomebodyRemovesIsOurs() throws Exception {
        var job = PlayedCluster.practice(LIMITS);
        var run = cluster.run(backend, job, seen);
        cluster.made(job);
        Await.until("all inputs are there", () -> cluster.secrets(job).size() == 2);
        cluster.takeJobAway(job);
        assertThat(end(run).kind()).isEqualTo(Kind.SANDBOX);
    }

    @Test
    void anImageThatCannotBePulledIsOurs() throws Exception {
        var job = PlayedCluster.practice(LIMITS);
        var run = cluster.run(backend, job, seen);
        cluster.podOf(job, waiting("learner", "ImagePullBackOff"));
        var end = end(run);
        assertThat(end.kind()).isEqualTo(Kind.SANDBOX);
        assertThat(end.detail()).contains("ImagePullBackOff");
    }

    @ParameterizedTest
    @CsvSource({ "30, true, FAILED_BEFORE_CALLS", "31, true, DIED", "31, false, FAILED_BEFORE_CALLS" })
    void aGraderThatEndsTooEarlyIsJudgedByHowFarItCame(int code, boolean ready, Grader grader) throws Exception {
        var job = PlayedCluster.submit(LIMITS);
        cluster.log(job, "learner", ready ? new String[] { LEARNER_HELLO, READY } : new String[] { LEARNER_HELLO });
        cluster.log(job, "grader", GRADER_HELLO, "{\"type\":\"listening\"}", "a stack trace");
        var run = cluster.run(backend, job, seen);
        cluster.podOf(job, running("learner"), terminated("grader", code, "Error"));
        var end = end(run);
        assertThat(end.grader()).as(end.toString()).isEqualTo(grader);
        assertThat(end.detail()).contains("exit code " + code, "a stack trace");
    }

    @Test
    void aLearnerProcessThatStaysAfterGradingGoesWithThePod() throws Exception {
        var job = PlayedCluster.submit(LIMITS);
        cluster.log(job, "learner", LEARNER_HELLO, READY);
        cluster.log(job, "grader", GRADER_HELLO, "{\"type\":\"done\"}");
        var run = cluster.run(backend, job, seen);
        cluster.podOf(job, running("learner"), terminated("grader", 0, "Completed"));
        var end = end(run);
        assertThat(end.kind()).isEqualTo(Kind.COMPLETED);
        assertThat(end.grader()).isEqualTo(Grader.DONE);
    }

    @Test
    void aGraderThatNeverListensIsNotTheLearnersWallTime() throws Exception {
        var job = PlayedCluster.submit(new Limits(Duration.ofSeconds(1), Duration.ofSeconds(5), 256 * MIB, 64, MIB));
        cluster.log(job, "learner", LEARNER_HELLO, READY);
        var run = cluster.run(backend, job, seen);
        cluster.podOf(job, running("learner"), waiting("grader", "ContainerCreating"));
        assertThat(end(run).kind()).isEqualTo(Kind.SANDBOX);
    }

    @Test
    void aRunOnAGpuIsRefusedWhereThereIsNone() {
        var job = PlayedCluster.onGpu(PlayedCluster.practice(LIMITS));
        var end = backend.run(job, seen);
        assertThat(end.kind()).isEqualTo(Kind.SANDBOX);
        assertThat(end.detail()).contains("GRADUS_KUBERNETES_DEVICE");
        assertThat(backend.gpus()).as("no run on a GPU is taken").hasValue(0);
        assertThat(cluster.job(job)).isNull();
    }

    @Test
    void aFileThatNoSecretHoldsIsRefusedInWords() {
        var small = PlayedCluster.practice(LIMITS);
        var job = new Job(small.learner(), Map.of("images.bin", new byte[1_500_000]), small.grader(), Map.of(), LIMITS);
        var end = backend.run(job, seen);
        assertThat(end.kind()).isEqualTo(Kind.SANDBOX);
        assertThat(end.detail()).contains("images.bin takes 1,500,000 bytes", "bubblewrap");
        assertThat(cluster.job(job)).isNull();
    }

    @Test
    void whatTheClusterRefusesIsOurs() {
        var job = PlayedCluster.practice(LIMITS);
        cluster.refuses();
        var end = backend.run(job, seen);
        assertThat(end.kind()).isEqualTo(Kind.SANDBOX);
        assertThat(end.detail()).contains("refused");
    }

    @Test
    void aJobOfTheRunsNameThatIsNotOursIsRefused() {
        var job = PlayedCluster.practice(LIMITS);
        cluster.left(Names.job(job), "runner-9");
        var end = backend.run(job, seen);
        assertThat(end.kind()).isEqualTo(Kind.SANDBOX);
        assertThat(end.detail()).contains("refused");
    }

    @Test
    void whatAnEarlierAttemptLeftBehindIsRemovedFirst() throws Exception {
        var before = PlayedCluster.practice(LIMITS);
        var left = cluster.run(backend, before, seen);
        cluster.made(before);
        var again = new Job(withAttempt(before.learner(), 2), before.publicData(), before.grader(), Map.of(), LIMITS);
        var other = cluster.ready(PlayedCluster.settings("runner-1"));
        var run = cluster.run(other, again, new Seen());
        cluster.made(again);
        assertThat(cluster.job(before)).isNull();
        assertThat(end(left).kind()).isEqualTo(Kind.SANDBOX);
        other.cancel(again.learner().run());
        end(run);
    }

    private static LearnerJob withAttempt(LearnerJob job, int attempt) {
        return new LearnerJob(job.protocol(), job.role(), job.run(), attempt, job.mode(), job.seed(), job.entryPoint(),
                job.files(), job.checks(), job.checkClass(), job.gate());
    }
}
