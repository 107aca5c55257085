package gradus.labs.backend.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;

import org.junit.jupiter.api.Test;

import gradus.labs.backend.Isolation.Layer;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;

/** A layer is claimed only if the Pod shows it. */
class PodIsolationTest {

    private static final RunJob JOBS = template();

    private static RunJob template() {
        try {
            return RunJob.read(PlayedCluster.settings());
        } catch (NotReadyException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aPodThatSharesNamespacesHasNoneOfItsOwn() {
        assertThat(layers(spec -> spec.setHostNetwork(true))).doesNotContain("namespaces");
        assertThat(layers(spec -> spec.setHostPID(true))).doesNotContain("namespaces");
        assertThat(layers(spec -> spec.setShareProcessNamespace(true))).doesNotContain("namespaces");
    }

    @Test
    void rootIsNoUserOfItsOwn() {
        assertThat(layers(spec -> spec.getContainers().getFirst().getSecurityContext().setRunAsUser(0L)))
                .doesNotContain("users");
    }

    @Test
    void withoutLimitsNothingIsLimited() {
        assertThat(layers(spec -> spec.getContainers().getFirst().getResources().getLimits().remove("memory")))
                .doesNotContain("control-groups");
    }

    @Test
    void aProfileOfTheContainersOwnCounts() {
        assertThat(layers(spec -> {
            var context = spec.getContainers().getFirst().getSecurityContext();
            context.setSeccompProfile(spec.getSecurityContext().getSeccompProfile().edit().withType("Unconfined").build());
        })).doesNotContain("system-calls");
    }

    @Test
    void ofAContainerWithoutAnythingNothingIsClaimed() {
        assertThat(layers(spec -> {
            spec.setAutomountServiceAccountToken(null);
            spec.setSecurityContext(null);
            spec.getContainers().getFirst().setSecurityContext(null);
            spec.getContainers().getFirst().setResources(null);
            spec.getContainers().getFirst().getCommand().clear();
        })).containsExactly("namespaces", "runtime");
        assertThat(layers(spec -> spec.getContainers().clear())).isEmpty();
    }

    private static Iterable<String> layers(Consumer<PodSpec> changed) {
        var spec = JOBS.canary("canary", PlayedCluster.settings().probes()).getSpec().getTemplate().getSpec();
        changed.accept(spec);
        return PodIsolation.layers(new PodBuilder().withSpec(spec).build()).stream().map(Layer::name).toList();
    }
}
