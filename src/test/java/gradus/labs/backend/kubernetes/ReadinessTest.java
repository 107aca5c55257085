package gradus.labs.backend.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import gradus.labs.backend.Isolation;
import gradus.labs.backend.Isolation.Layer;
import gradus.labs.backend.RunEnd.Kind;
import gradus.labs.backend.conversation.Seen;
import gradus.testing.Await;
import gradus.testing.SteppingClock;

/** Labs are held until a canary came back without having reached anything, and whenever one comes back with news. */
class ReadinessTest {

    private final PlayedCluster cluster = new PlayedCluster();
    private final SteppingClock clock = new SteppingClock();
    private final KubernetesBackend backend = new KubernetesBackend(() -> PlayedCluster.open(cluster.port()),
            PlayedCluster.settings(), clock);

    @AfterEach
    void stop() {
        backend.close();
        cluster.close();
    }

    @Test
    void beforeTheCanaryIsBackNothingRuns() {
        assertThat(backend.readiness().ready()).isFalse();
        var end = backend.run(PlayedCluster.practice(PlayedCluster.LIMITS), new Seen());
        assertThat(end.kind()).isEqualTo(Kind.SANDBOX);
        assertThat(end.detail()).contains("egress canary");
    }

    @Test
    void aCanaryThatReachesSomethingHoldsAllLabs() {
        cluster.canary(backend, 3, "REACHED tcp:169.254.169.254:80", "closed dns:10.0.0.10 (SocketTimeoutException)");
        Await.until("it is told", () -> finding().contains("169.254.169.254"));
        assertThat(backend.readiness().ready()).isFalse();
        assertThat(finding()).contains("NetworkPolicy").doesNotContain("10.0.0.10");
    }

    @Test
    void whatKeepsLabsInIsReadFromTheCanarysPod() {
        cluster.canary(backend, 0);
        Await.until("labs may run", () -> backend.readiness().ready());
        var isolation = backend.readiness().isolation();
        assertThat(isolation.layers()).extracting(Layer::name).containsExactly("namespaces", "users", "runtime",
                "control-groups", "system-calls", "limits", "network");
        assertThat(isolation.layers()).noneMatch(Layer::fallback).extracting(Layer::detail).contains(
                "uid 65533 in a user namespace of the Pod", "runtime class gvisor", "seccomp RuntimeDefault",
                "limits of cpu, ephemeral-storage, memory");
        assertThat(isolation.refused()).contains("reaching tcp:169.254.169.254:80", "reaching tcp:10.0.0.7:8080");
    }

    @Test
    void whatTheClusterDroppedIsNotClaimed() {
        cluster.canary(backend, spec -> {
            spec.setHostUsers(null);
            spec.setRuntimeClassName(null);
            spec.getSecurityContext().setSeccompProfile(null);
        }, 0);
        Await.until("labs may run", () -> backend.readiness().ready());
        assertThat(backend.readiness().isolation().layers()).filteredOn(Layer::fallback).extracting(Layer::name)
                .containsExactly("users", "runtime");
        assertThat(backend.readiness().isolation().layers()).extracting(Layer::name).doesNotContain("system-calls");
    }

    @Test
    void whileLabsAreHeldNothingIsClaimed() {
        assertThat(backend.readiness().isolation()).isEqualTo(Isolation.UNKNOWN);
        cluster.canary(backend, 3, "REACHED tcp:10.0.0.7:8080");
        Await.until("it is told", () -> finding().contains("10.0.0.7"));
        assertThat(backend.readiness().isolation()).isEqualTo(Isolation.UNKNOWN);
    }

    @Test
    void aCanaryThatReachesNothingLetsLabsRunAndFliesAgainInAnHour() {
        cluster.canary(backend, 0);
        Await.until("labs may run", () -> backend.readiness().ready());
        Await.until("its Job is gone", () -> cluster.jobs(Names.CANARY).isEmpty());
        clock.step(Duration.ofMinutes(59));
        assertThat(backend.readiness().ready()).isTrue();
        assertThat(cluster.jobs(Names.CANARY)).isEmpty();

        clock.step(Duration.ofMinutes(2));
        cluster.canary(backend, 3, "REACHED tcp:10.0.0.7:8080");
        Await.until("labs are held", () -> !backend.readiness().ready());
        assertThat(finding()).contains("10.0.0.7:8080");
    }

    @Test
    void aCanaryThatDidNotComeBackIsSoonFollowedByAnother() {
        cluster.canary(backend, 0);
        Await.until("labs may run", () -> backend.readiness().ready());
        Await.until("its Job is gone", () -> cluster.jobs(Names.CANARY).isEmpty());
        clock.step(Duration.ofMinutes(61));
        cluster.canary(backend, 1);
        Await.until("the second's Job is gone", () -> cluster.jobs(Names.CANARY).isEmpty());
        assertThat(backend.readiness().ready()).isTrue();

        clock.step(Duration.ofSeconds(31));
        cluster.canary(backend, 3, "REACHED tcp:10.0.0.7:8080");
        Await.until("labs are held", () -> !backend.readiness().ready());
    }

    @Test
    void anApplicationThatStopsCallsItsCanaryBack() {
        backend.readiness();
        Await.until("it flies", () -> !cluster.jobs(Names.CANARY).isEmpty());
        backend.close();
        assertThat(cluster.jobs(Names.CANARY)).isEmpty();
        assertThat(backend.readiness().ready()).isFalse();
    }

    @Test
    void aCanaryThatCannotFlyForTwoHoursHoldsLabs() {
        cluster.canary(backend, 0);
        Await.until("labs may run", () -> backend.readiness().ready());
        clock.step(Duration.ofMinutes(119));
        assertThat(backend.readiness().ready()).isTrue();
        clock.step(Duration.ofMinutes(2));
        assertThat(backend.readiness().ready()).isFalse();
    }

    @Test
    void whatAnEarlierStartLeftBehindIsRemovedAndNothingOfOthers() {
        cluster.left("ours", "runner-0");
        cluster.left("theirs", "runner-1");
        backend.readiness();
        assertThat(cluster.jobs(Names.INSTANCE)).extracting(job -> job.getMetadata().getName())
                .contains("theirs").doesNotContain("ours");
    }

    @Test
    void theCanaryIsToldWhatThisInstallationMustNotReach() {
        backend.readiness();
        Await.until("it flies", () -> !cluster.jobs(Names.CANARY).isEmpty());
        var args = cluster.jobs(Names.CANARY).getFirst().getSpec().getTemplate().getSpec().getContainers().getFirst()
                .getArgs();
        assertThat(args).contains("gradus.sandbox.EgressProbe", "tcp:169.254.169.254:80", "tcp:10.0.0.7:8080",
                "name:kubernetes.default.svc.cluster.local", "tcp:localhost:" + cluster.port());
    }

    private String finding() {
        return String.join("; ", backend.readiness().findings());
    }
}
