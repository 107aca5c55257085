package gradus.labs.backend.kubernetes;

import java.util.List;
import java.util.Map;

/**
 * The part of Kueue's types (kueue.x-k8s.io/v1beta2) that our manifests use, by the names of Kueue's own reference; read
 * strictly, so that a misspelt field or a missing one fails. Kueue's schema is in no package that can be had here.
 */
final class Kueue {

    record Metadata(String name) {
    }

    record Flavor(String apiVersion, String kind, Metadata metadata, FlavorSpec spec) {
    }

    record FlavorSpec(Map<String, String> nodeLabels) {
    }

    record ClusterQueue(String apiVersion, String kind, Metadata metadata, ClusterQueueSpec spec) {
    }

    record ClusterQueueSpec(Selector namespaceSelector, Strategy queueingStrategy, Scope admissionScope,
            Preemption preemption, List<Group> resourceGroups) {
    }

    record Selector(Map<String, String> matchLabels) {
    }

    enum Strategy {
        StrictFIFO,
        BestEffortFIFO
    }

    record Scope(Admission admissionMode) {
    }

    enum Admission {
        UsageBasedAdmissionFairSharing,
        NoAdmissionFairSharing
    }

    record Preemption(Displaces withinClusterQueue, Displaces reclaimWithinCohort) {
    }

    enum Displaces {
        Never,
        LowerPriority,
        Any
    }

    record Group(List<String> coveredResources, List<FlavorQuotas> flavors) {
    }

    record FlavorQuotas(String name, List<Quota> resources) {
    }

    record Quota(String name, String nominalQuota) {
    }

    record LocalQueue(String apiVersion, String kind, NamedIn metadata, LocalQueueSpec spec) {
    }

    record NamedIn(String name, String namespace) {
    }

    record LocalQueueSpec(String clusterQueue, Sharing fairSharing) {
    }

    record Sharing(String weight) {
    }

    private Kueue() {
    }

    static Class<?> of(String kind) {
        return switch (kind) {
            case "ResourceFlavor" -> Flavor.class;
            case "ClusterQueue" -> ClusterQueue.class;
            case "LocalQueue" -> LocalQueue.class;
            default -> throw new IllegalArgumentException("No kind of Kueue's that we use: " + kind);
        };
    }
}
