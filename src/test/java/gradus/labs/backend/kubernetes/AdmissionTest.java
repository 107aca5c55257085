package gradus.labs.backend.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;

import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.EphemeralContainer;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;

/** The admission policies, tried on the Pods we make and on what somebody could make of them. */
class AdmissionTest {

    private static final List<JsonNode> BASE = Manifests.read(Path.of("k8s/base/admission.yaml"));
    private static final List<JsonNode> ISOLATION = Manifests.read(Path.of("k8s/overlays/production/isolation.yaml"));
    private static final CelCompiler COMPILER = CelCompilerFactory.standardCelCompilerBuilder()
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS).addVar("object", SimpleType.DYN)
            .addVar("variables", MapType.create(SimpleType.STRING, SimpleType.DYN)).build();
    private static final CelRuntime RUNTIME = CelRuntimeFactory.standardCelRuntimeBuilder().build();

    @Test
    void everyPodOfOursIsAdmitted() throws Exception {
        for (var made : List.of(RunJobTest.graded(), RunJobTest.practice(), RunJobTest.canary())) {
            var pod = made.getSpec().getTemplate().getSpec();
            pod.getContainers().forEach(container -> container.setImage("r.example.org/a@sha256:" + "0".repeat(64)));
            assertThat(refusals(BASE, pod)).isEmpty();
            assertThat(refusals(ISOLATION, pod)).isEmpty();
        }
    }

    static Stream<Arguments> hostile() {
        return Stream.of(
                change("token", pod -> pod.setAutomountServiceAccountToken(true)),
                change("token", pod -> pod.setAutomountServiceAccountToken(null)),
                change("lab-none", pod -> pod.setServiceAccountName("default")),
                change("told of services", pod -> pod.setEnableServiceLinks(null)),
                change("each other's processes", pod -> pod.setShareProcessNamespace(true)),
                change("never started again", pod -> pod.setRestartPolicy("Always")),
                change("no ephemeral", pod -> pod.setEphemeralContainers(List.of(new EphemeralContainer()))),
                change("no resolver", pod -> pod.setDnsPolicy("ClusterFirst")),
                change("read-only root", pod -> learner(pod).getSecurityContext().setReadOnlyRootFilesystem(false)),
                change("read-only root", pod -> learner(pod).setSecurityContext(null)),
                change("limits of", pod -> learner(pod).getResources().getLimits().remove("memory")),
                change("limits of", pod -> learner(pod).getResources().getLimits().remove("cpu")),
                change("stands in the environment", pod -> learner(pod).getEnv().add(new EnvVarBuilder().withName("A")
                        .withNewValueFrom().withNewSecretKeyRef("key", "secret", false).endValueFrom().build())),
                change("grader alone", pod -> learner(pod).getVolumeMounts().add(new VolumeMountBuilder()
                        .withName("grader-data").withMountPath("/hidden").build())),
                change("gate's folder", pod -> learner(pod).getVolumeMounts().stream()
                        .filter(mount -> mount.getName().equals("gate")).forEach(mount -> mount.setReadOnly(false))),
                change("memory of a stated size", pod -> pod.getVolumes().add(new VolumeBuilder().withName("host")
                        .withNewHostPath("/", null).build())),
                change("memory of a stated size", pod -> pod.getVolumes().add(new VolumeBuilder().withName("disk")
                        .withNewEmptyDir().endEmptyDir().build())),
                change("memory of a stated size", pod -> pod.getVolumes().add(new VolumeBuilder().withName("token")
                        .withNewProjected().addNewSource().withNewServiceAccountToken("a", 600L, "token").endSource()
                        .endProjected().build())));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void aChangedPodIsRefused(String message, Consumer<PodSpec> change) throws Exception {
        var pod = RunJobTest.graded().getSpec().getTemplate().getSpec();
        change.accept(pod);
        assertThat(refusals(BASE, pod)).singleElement().asString().contains(message);
    }

    @Test
    void productionWantsIsolationAndDigests() throws Exception {
        var pod = RunJobTest.graded().getSpec().getTemplate().getSpec();
        pod.setHostUsers(null);
        pod.setRuntimeClassName(null);
        pod.getContainers().forEach(container -> container.setImage("gradus/runner-cpu:latest"));
        assertThat(refusals(ISOLATION, pod)).hasSize(3);
        learner(pod).getResources().getLimits().put("nvidia.com/mig-1g.10gb", new io.fabric8.kubernetes.api.model.Quantity(
                "1"));
        assertThat(refusals(ISOLATION, pod)).hasSize(2);
    }

    /** G5 api-server: nobody gets in either. */
    @Test
    void nobodyGetsIntoALab() throws Exception {
        var policy = BASE.stream().filter(it -> it.at("/metadata/name").asText().endsWith("no-debugging"))
                .filter(it -> it.path("kind").asText().equals("ValidatingAdmissionPolicy")).findFirst().orElseThrow();
        assertThat(policy.at("/spec/matchConstraints/resourceRules/0/resources")).extracting(JsonNode::asText)
                .contains("pods/exec", "pods/attach", "pods/ephemeralcontainers", "pods/portforward");
        assertThat(policy.at("/spec/validations/0/expression").asText()).isEqualTo("false");
    }

    @Test
    void everyPolicyIsBoundAndDenies() {
        var all = Stream.concat(BASE.stream(), ISOLATION.stream()).toList();
        var bound = all.stream().filter(it -> it.path("kind").asText().equals("ValidatingAdmissionPolicyBinding"))
                .peek(it -> assertThat(it.at("/spec/validationActions/0").asText()).isEqualTo("Deny"))
                .map(it -> it.at("/spec/policyName").asText()).toList();
        assertThat(all.stream().filter(it -> it.path("kind").asText().equals("ValidatingAdmissionPolicy"))
                .map(it -> it.at("/metadata/name").asText())).containsExactlyInAnyOrderElementsOf(bound);
    }

    private static Arguments change(String message, Consumer<PodSpec> change) {
        return Arguments.of(message, change);
    }

    private static Container learner(PodSpec pod) {
        return pod.getContainers().getFirst();
    }

    /** The messages of the policies on Pods that refuse it. */
    private static List<String> refusals(List<JsonNode> manifests, PodSpec pod) throws Exception {
        var object = Map.<String, Object> of("spec", Manifests.map(Manifests.tree(Serialization.asJson(pod))));
        var refusals = new ArrayList<String>();
        for (var policy : manifests) {
            if (!policy.at("/spec/matchConstraints/resourceRules/0/resources/0").asText().equals("pods")) {
                continue;
            }
            var variables = new HashMap<String, Object>();
            for (var variable : policy.path("spec").path("variables")) {
                variables.put(variable.path("name").asText(), eval(variable.path("expression").asText(), object,
                        variables));
            }
            for (var validation : policy.path("spec").path("validations")) {
                if (!Boolean.TRUE.equals(eval(validation.path("expression").asText(), object, variables))) {
                    refusals.add(validation.path("message").asText());
                }
            }
        }
        return refusals;
    }

    private static Object eval(String expression, Map<String, Object> object, Map<String, Object> variables)
            throws Exception {
        var ast = COMPILER.compile(expression).getAst();
        return RUNTIME.createProgram(ast).eval(Map.of("object", object, "variables", variables));
    }
}
