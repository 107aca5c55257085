package gradus.labs.backend.kubernetes;

import static gradus.labs.backend.kubernetes.PlayedCluster.LIMITS;
import static gradus.labs.backend.kubernetes.PlayedCluster.MIB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.Serialization;

/** The Job of a run, as the cluster is given it; with it the cluster's cases of the hostile catalogue. */
class RunJobTest {

    @Test
    void isAJobByThePublishedSchema() throws Exception {
        for (var made : List.of(graded(), practice(), canary())) {
            Manifests.validate(Manifests.tree(Serialization.asJson(made)));
        }
    }

    /** G5 sa-token: there is none to read, and no server to take it to. */
    @Test
    void hasNoTokenAndNoSecretInItsEnvironment() throws Exception {
        for (var made : List.of(graded(), practice(), canary())) {
            var pod = made.getSpec().getTemplate().getSpec();
            assertThat(pod.getAutomountServiceAccountToken()).isFalse();
            assertThat(pod.getServiceAccountName()).isEqualTo("lab-none");
            assertThat(pod.getEnableServiceLinks()).isFalse();
            assertThat(pod.getVolumes()).allSatisfy(volume -> {
                assertThat(volume.getHostPath()).isNull();
                assertThat(volume.getProjected() == null || volume.getProjected().getSources().stream()
                        .allMatch(source -> source.getServiceAccountToken() == null)).isTrue();
            });
            assertThat(pod.getContainers()).allSatisfy(container -> {
                assertThat(container.getEnvFrom()).isEmpty();
                assertThat(container.getEnv()).allMatch(variable -> variable.getValueFrom() == null);
                assertThat(container.getEnv()).extracting("name")
                        .containsExactly("HOME", "LANG", "TMPDIR", "DJL_CACHE_DIR", "OMP_NUM_THREADS");
            });
        }
    }

    @Test
    void sharesNothingWithTheNode() throws Exception {
        var pod = graded().getSpec().getTemplate().getSpec();
        assertThat(pod.getHostNetwork()).isNull();
        assertThat(pod.getHostPID()).isNull();
        assertThat(pod.getHostIPC()).isNull();
        assertThat(pod.getHostUsers()).isFalse();
        assertThat(pod.getShareProcessNamespace()).isFalse();
        assertThat(pod.getDnsPolicy()).isEqualTo("None");
        assertThat(pod.getContainers()).allSatisfy(container -> {
            var security = container.getSecurityContext();
            assertThat(security.getReadOnlyRootFilesystem()).isTrue();
            assertThat(security.getAllowPrivilegeEscalation()).isFalse();
            assertThat(security.getPrivileged()).isFalse();
            assertThat(security.getCapabilities().getDrop()).containsExactly("ALL");
            assertThat(container.getPorts()).isEmpty();
        });
        assertThat(pod.getContainers()).extracting(container -> container.getSecurityContext().getRunAsUser())
                .doesNotHaveDuplicates();
    }

    @Test
    void theLearnersContainerSeesNothingHiddenAndCannotChangeTheGate() throws Exception {
        var learner = container(graded(), "learner");
        assertThat(learner.getVolumeMounts()).extracting(VolumeMount::getName).containsExactly("learner-job",
                "learner-data", "gate", "learner-work", "learner-tmp", "learner-shm");
        assertThat(learner.getVolumeMounts()).filteredOn(mount -> mount.getName().equals("gate"))
                .allMatch(VolumeMount::getReadOnly);
        assertThat(container(graded(), "grader").getVolumeMounts()).extracting(VolumeMount::getName)
                .containsExactly("grader-job", "grader-data", "gate", "grader-work", "grader-tmp", "grader-shm");
    }

    @Test
    void isNeverRetriedAndEndsByItself() throws Exception {
        var spec = graded().getSpec();
        assertThat(spec.getBackoffLimit()).isZero();
        assertThat(spec.getTemplate().getSpec().getRestartPolicy()).isEqualTo("Never");
        assertThat(spec.getActiveDeadlineSeconds()).isEqualTo(60 + 900);
        assertThat(spec.getTtlSecondsAfterFinished()).isEqualTo(600);
        assertThat(spec.getTemplate().getSpec().getTerminationGracePeriodSeconds()).isZero();
    }

    @Test
    void limitsAreTheLabs() throws Exception {
        var learner = container(graded(), "learner");
        assertThat(learner.getResources().getLimits().get("memory").getNumericalAmount())
                .isEqualByComparingTo(java.math.BigDecimal.valueOf(LIMITS.memoryBytes()));
        assertThat(learner.getResources().getLimits()).containsKeys("cpu", "ephemeral-storage");
        assertThat(learner.getResources().getLimits()).doesNotContainKey("nvidia.com/gpu");
        assertThat(learner.getArgs()).startsWith("--cpu=60:63", "--", "/opt/jdk/bin/java", "-Xmx384m")
                .endsWith("gradus.sandbox.learner.LearnerMain", "--job", "/job/job.json");
        assertThat(container(graded(), "grader").getArgs()).endsWith("gradus.sandbox.grader.GraderMain", "--job",
                "/job/job.json");
    }

    @ParameterizedTest
    @ValueSource(strings = { "nvidia.com/gpu", "nvidia.com/mig-1g.10gb" })
    void aRunOnAGpuGetsOneForItsLearnerAlone(String device) throws Exception {
        var settings = with(Optional.of("gpu"), Optional.empty(), Optional.of(device));
        var made = RunJob.read(settings).of(PlayedCluster.onGpu(job()), inputs());
        assertThat(container(made, "learner").getResources().getLimits().get(device).getAmount()).isEqualTo("1");
        assertThat(container(made, "learner").getResources().getRequests().get(device).getAmount()).isEqualTo("1");
        assertThat(container(made, "grader").getResources().getLimits()).doesNotContainKey(device);
        assertThat(made.getSpec().getTemplate().getSpec().getRuntimeClassName()).isNull();
        Manifests.validate(Manifests.tree(Serialization.asJson(made)));
        var onCpu = RunJob.read(settings).of(job(), inputs());
        assertThat(container(onCpu, "learner").getResources().getLimits()).doesNotContainKey(device);
    }

    @Test
    void aQueuedRunWaitsForKueue() throws Exception {
        assertThat(graded().getSpec().getSuspend()).isTrue();
        assertThat(graded().getMetadata().getLabels()).containsEntry("kueue.x-k8s.io/queue-name", "cpu");
        assertThat(graded().getSpec().getTemplate().getSpec().getRuntimeClassName()).isEqualTo("gvisor");
        var unqueued = RunJob.read(with(Optional.empty(), Optional.empty(), Optional.empty())).of(job(), inputs());
        assertThat(unqueued.getSpec().getSuspend()).isNull();
        assertThat(unqueued.getMetadata().getLabels()).doesNotContainKey("kueue.x-k8s.io/queue-name");
    }

    @Test
    void aPracticeRunHasOneContainerAndNoGate() throws Exception {
        var pod = practice().getSpec().getTemplate().getSpec();
        assertThat(pod.getContainers()).extracting(Container::getName).containsExactly("learner");
        assertThat(pod.getVolumes()).extracting(Volume::getName).containsExactlyInAnyOrder("learner-work",
                "learner-tmp", "learner-shm", "learner-job", "learner-data");
    }

    @Test
    void largeDataAreSplitOverSecretsAndAFileTooLargeIsNot() throws Exception {
        var small = PlayedCluster.practice(LIMITS);
        var three = Map.of("a", new byte[600_000], "b", new byte[600_000], "c", new byte[300_000]);
        var inputs = Inputs.of(new gradus.labs.backend.Job(small.learner(), three, small.grader(), Map.of(), LIMITS));
        assertThat(inputs.names("lab", "learner-data")).containsExactly("lab-learner-data-0", "lab-learner-data-1");
        var large = new gradus.labs.backend.Job(small.learner(), Map.of("a", new byte[(int) MIB + 1]), small.grader(),
                Map.of(), LIMITS);
        assertThatThrownBy(() -> Inputs.of(large)).isInstanceOf(Inputs.TooLarge.class)
                .hasMessageContaining("The lab's public data: a takes 1,048,577 bytes");
    }

    @Test
    void withoutAnImageOrATemplateNothingIsReady() {
        assertThatThrownBy(() -> RunJob.read(new Settings("labs", Path.of("k8s/base/run-job.yaml"), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), 1, java.time.Duration.ofMinutes(1),
                Settings.GRACE, "a", List.of())))
                .isInstanceOf(NotReadyException.class).hasMessageContaining("GRADUS_KUBERNETES_IMAGE");
        assertThatThrownBy(() -> RunJob.read(new Settings("labs", Path.of("k8s/base/rbac.yaml"), Optional.of("a"),
                Optional.empty(), Optional.empty(), Optional.empty(), 1, java.time.Duration.ofMinutes(1),
                Settings.GRACE, "a", List.of())))
                .isInstanceOf(NotReadyException.class).hasMessageContaining("no template");
    }

    static Job graded() throws Exception {
        return RunJob.read(PlayedCluster.settings()).of(job(), inputs());
    }

    static Job practice() throws Exception {
        var job = PlayedCluster.practice(LIMITS);
        return RunJob.read(PlayedCluster.settings()).of(job, Inputs.of(job));
    }

    static Job canary() throws Exception {
        return RunJob.read(PlayedCluster.settings()).canary("lab-canary-1", List.of("tcp:10.0.0.1:443"));
    }

    private static gradus.labs.backend.Job job() {
        return PlayedCluster.submit(LIMITS);
    }

    private static Inputs inputs() throws Exception {
        return Inputs.of(job());
    }

    private static Settings with(Optional<String> queue, Optional<String> runtimeClass, Optional<String> device) {
        var base = PlayedCluster.settings();
        return new Settings(base.namespace(), base.template(), base.image(), queue, runtimeClass, device, base.cpus(),
                base.patience(), base.grace(), base.instance(), base.probes());
    }

    private static Container container(Job made, String name) {
        return made.getSpec().getTemplate().getSpec().getContainers().stream()
                .filter(container -> container.getName().equals(name)).findFirst().orElseThrow();
    }
}
