package gradus.labs.backend.kubernetes;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import gradus.labs.backend.Hardware;
import gradus.labs.backend.Limits;
import io.quarkus.runtime.configuration.MemorySizeConverter;

/** The manifests in {@code k8s/}, held against the schemas of Kubernetes and Kueue and against each other. */
class ManifestsTest {

    private static final Path ROOT = Path.of("k8s");
    private static final Path PATCHES = Path.of("application.yaml");

    static Stream<Path> manifests() {
        return Manifests.files(ROOT).stream().filter(file -> !file.endsWith("kustomization.yaml"))
                .filter(file -> file.startsWith(ROOT.resolve("base")) || !file.endsWith(PATCHES));
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void isWhatThePublishedSchemaAllows(Path file) {
        assertThat(Manifests.read(file)).isNotEmpty().allSatisfy(Manifests::validate);
    }

    @ParameterizedTest
    @ValueSource(strings = { "{'apiVersion':'batch/v1','kind':'Job','spec':{'template':{'spec':{'container':[]}}}}",
            "{'apiVersion':'v1','kind':'Namespace','meta':{}}",
            "{'apiVersion':'networking.k8s.io/v1','kind':'NetworkPolicy','spec':{'policyTypes':'Ingress'}}",
            "{'apiVersion':'kueue.x-k8s.io/v1beta2','kind':'LocalQueue','metadata':{'name':'a','namespace':'b'},"
                    + "'spec':{'clusterqueue':'a','fairSharing':{'weight':'1'}}}" })
    void whatTheSchemaDoesNotAllowFails(String manifest) {
        assertThatThrownBy(() -> Manifests.validate(Manifests.tree(manifest.replace('\'', '"'))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Of our queues, changed in one place. */
    @ParameterizedTest
    @CsvSource(delimiterString = "->", value = { "withinClusterQueue: Never -> withinClusterQueue: Any",
            "reclaimWithinCohort: Never -> reclaimWithinCohort: LowerOrNewerEqualPriority", "BestEffortFIFO -> FIFO",
            "nominalQuota: 128Gi -> nominalQuota: -128Gi", "nominalQuota: 128Gi -> nominalQuota: 128GB",
            "admissionMode: -> mode:", "name: memory -> name: disk", "coveredResources: [cpu, -> coveredResources: [cpu, cpu,",
            "clusterQueue: labs-cpu -> clusterQueue: Labs_CPU", "weight: -> weigth:", "weight: \"1\" -> weight: heavy",
            "resourceGroups: -> resourceGroup:", "nodeLabels: -> nodeLabel:", "kind: LocalQueue -> kind: Queue" })
    void whatKueuesSchemaDoesNotAllowFails(String ours, String wrong, @TempDir Path folder) throws IOException {
        var queues = Files.readString(ROOT.resolve("overlays/production/queues.yaml"));
        assertThat(queues).contains(ours);
        var changed = Files.writeString(folder.resolve("queues.yaml"), queues.replaceFirst(Pattern.quote(ours), wrong));
        assertThatThrownBy(() -> Manifests.read(changed).forEach(Manifests::validate))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = { "base", "overlays/local", "overlays/production" })
    void aKustomizationNamesWhatIsThere(String folder) {
        var kustomization = Manifests.read(ROOT.resolve(folder).resolve("kustomization.yaml")).getFirst();
        var named = new ArrayList<String>();
        kustomization.path("resources").forEach(it -> named.add(it.asText()));
        kustomization.path("patches").forEach(it -> named.add(it.path("path").asText()));
        kustomization.path("configMapGenerator").forEach(it -> it.path("files").forEach(file -> named.add(file.asText())));
        assertThat(named).allSatisfy(name -> assertThat(ROOT.resolve(folder).resolve(name)).exists());
        var ours = new TreeSet<String>();
        Manifests.files(ROOT.resolve(folder)).forEach(file -> ours.add(file.getFileName().toString()));
        ours.remove("kustomization.yaml");
        assertThat(named).as("every file is named").containsAll(ours);
    }

    /** A patch that misses its target is an error of kustomize; a container or a key that it misspells is not. */
    @ParameterizedTest
    @ValueSource(strings = { "local", "production" })
    void aPatchChangesWhatTheBaseHas(String overlay) {
        var base = new TreeMap<String, JsonNode>();
        Manifests.read(ROOT.resolve("base/application.yaml")).forEach(it -> base.put(key(it), it));
        for (var patch : Manifests.read(ROOT.resolve("overlays").resolve(overlay).resolve(PATCHES))) {
            assertThat(base).containsKey(key(patch));
            var target = base.get(key(patch));
            assertThat(names(target, "")).containsAll(names(patch, ""));
            assertThat(names(target, "env")).containsAll(names(patch, "env"));
        }
    }

    @Test
    void theApplicationMayDoWhatItDoesAndNoMore() {
        var rules = new TreeMap<String, Set<String>>();
        var role = Manifests.read(ROOT.resolve("base/rbac.yaml")).stream()
                .filter(it -> it.path("kind").asText().equals("Role")).toList();
        assertThat(role).singleElement().satisfies(
                it -> assertThat(it.at("/metadata/namespace").asText()).isEqualTo(PlayedCluster.NAMESPACE));
        role.getFirst().path("rules").forEach(rule -> rules.put(rule.path("resources").get(0).asText(), verbs(rule)));
        assertThat(rules).isEqualTo(Map.of("jobs", Set.of("create", "get", "list", "watch", "delete"), "pods",
                Set.of("get", "list", "watch", "delete"), "pods/log", Set.of("get"), "secrets",
                Set.of("create", "delete")));
    }

    @Test
    void nothingGoesInAndNothingComesOut() {
        var policy = one("base/labs.yaml", "NetworkPolicy");
        assertThat(policy.path("spec").path("podSelector")).isEmpty();
        assertThat(policy.path("spec").path("policyTypes")).extracting(JsonNode::asText)
                .containsExactly("Ingress", "Egress");
        assertThat(policy.path("spec").has("ingress") || policy.path("spec").has("egress")).isFalse();
        assertThat(one("base/labs.yaml", "Namespace").at("/metadata/labels/pod-security.kubernetes.io~1enforce").asText())
                .isEqualTo("restricted");
    }

    @Test
    void metricsAreOpenToNamespacesWithTheirLabelAlone() {
        var ingress = one("base/application.yaml", "NetworkPolicy").at("/spec/ingress");
        assertThat(ingress).extracting(rule -> rule.at("/ports/0/port").asText()).containsExactly("http", "metrics");
        assertThat(ingress.get(0).has("from")).isFalse();
        assertThat(ingress.get(1).at("/from/0/namespaceSelector/matchLabels/gradus.metrics").asText()).isEqualTo("read");
    }

    @Test
    void everyLocalQueueHasItsClusterQueueAndEveryClusterQueueItsFlavor() {
        var all = Manifests.read(ROOT.resolve("overlays/production/queues.yaml"));
        assertThat(names(all, "ClusterQueue")).containsExactlyInAnyOrder("labs-cpu", "labs-mig", "labs-gpu");
        var local = all.stream().filter(it -> it.path("kind").asText().equals("LocalQueue")).toList();
        assertThat(local).extracting(it -> it.at("/spec/clusterQueue").asText()).isSubsetOf(names(all, "ClusterQueue"));
        assertThat(local).extracting(it -> it.at("/metadata/namespace").asText()).containsOnly(PlayedCluster.NAMESPACE);
        for (var queue : all) {
            if (!queue.path("kind").asText().equals("ClusterQueue")) {
                continue;
            }
            var group = Manifests.read(queue, Kueue.ClusterQueue.class).spec().resourceGroups().getFirst();
            assertThat(names(all, "ResourceFlavor")).contains(group.flavors().getFirst().name());
        }
    }

    /** The label that a run's Job gets. */
    @Test
    void aRunnersQueueIsOneOfOurs() {
        var runner = Manifests.read(ROOT.resolve("base/application.yaml")).stream()
                .filter(it -> it.path("kind").asText().equals("StatefulSet")).findFirst().orElseThrow();
        assertThat(runner.at("/spec/template/spec/containers/0/env"))
                .filteredOn(it -> it.path("name").asText().equals("GRADUS_KUBERNETES_QUEUE"))
                .extracting(it -> it.path("value").asText()).isNotEmpty()
                .isSubsetOf(names(Manifests.read(ROOT.resolve("overlays/production/queues.yaml")), "LocalQueue"));
    }

    /** What the base sets for a runner are keys that the application reads. */
    @Test
    void theRunnersSettingsExist() throws Exception {
        var known = Files.readString(Path.of("src/test/java/gradus/architecture/ConfigDefaultsTest.java"));
        var container = Manifests.read(ROOT.resolve("base/application.yaml")).stream()
                .filter(it -> it.path("kind").asText().equals("StatefulSet")).findFirst().orElseThrow()
                .at("/spec/template/spec/containers/0");
        assertThat(container.path("env")).extracting(it -> it.path("name").asText())
                .filteredOn(name -> name.startsWith("GRADUS_")).isNotEmpty().allSatisfy(name -> {
                    var key = name.toLowerCase().replaceFirst("_", ".").replaceFirst("_", ".").replace('_', '-');
                    assertThat(known).containsAnyOf(key + " = ", name.toLowerCase().replaceFirst("_", ".") + " = ");
                });
    }

    /** Otherwise the runner counts with its own Pod's memory, and no run fits. */
    @ParameterizedTest
    @ValueSource(strings = { "base", "overlays/local" })
    void aRunnersMemoryIsEnoughForItsSlots(String folder) {
        var env = Manifests.read(ROOT.resolve(folder).resolve("application.yaml")).stream()
                .filter(it -> it.path("kind").asText().equals("StatefulSet")).findFirst().orElseThrow()
                .at("/spec/template/spec/containers/0/env");
        var values = new TreeMap<String, String>();
        env.forEach(it -> values.put(it.path("name").asText(), it.path("value").asText()));
        var each = Limits.DEFAULT.memoryBytes() + Hardware.GRADER_MEMORY_BYTES;
        assertThat(new MemorySizeConverter().convert(values.get("GRADUS_RUNS_MEMORY")).asLongValue())
                .isGreaterThanOrEqualTo(Integer.parseInt(values.get("GRADUS_RUNS_SLOTS")) * each);
    }

    private static JsonNode one(String file, String kind) {
        return Manifests.read(ROOT.resolve(file)).stream().filter(it -> it.path("kind").asText().equals(kind))
                .findFirst().orElseThrow();
    }

    private static Set<String> names(List<JsonNode> manifests, String kind) {
        return manifests.stream().filter(it -> it.path("kind").asText().equals(kind))
                .map(it -> it.at("/metadata/name").asText()).collect(toSet());
    }

    private static Set<String> verbs(JsonNode rule) {
        var verbs = new TreeSet<String>();
        rule.path("verbs").forEach(verb -> verbs.add(verb.asText()));
        return verbs;
    }

    private static String key(JsonNode manifest) {
        return manifest.path("kind").asText() + " " + manifest.at("/metadata/namespace").asText() + "/"
                + manifest.at("/metadata/name").asText();
    }

    /** Of the containers, or of what they have under that name. */
    private static List<String> names(JsonNode workload, String of) {
        var names = new ArrayList<String>();
        workload.at("/spec/template/spec/containers").forEach(container -> {
            if (of.isEmpty()) {
                names.add(container.path("name").asText());
            }
            container.path(of).forEach(it -> names.add(it.path("name").asText()));
        });
        return names;
    }
}
