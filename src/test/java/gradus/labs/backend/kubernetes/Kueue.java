package gradus.labs.backend.kubernetes;

import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * The part of Kueue's types (kueue.x-k8s.io/v1beta2) that our manifests use, by the names and with the limits of its
 * CustomResourceDefinitions; read strictly, so that a misspelt field or a missing one fails. The definitions themselves are
 * in no package that can be had here (decision 0018).
 *
 * @see <a href="https://kueue.sigs.k8s.io/docs/reference/kueue.v1beta2/">Kueue's reference</a>
 */
final class Kueue {

    private static final String NAME = "[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*";
    private static final int LONGEST_NAME = 253;
    /** Kubernetes' quantities, without those below zero. */
    private static final String AMOUNT = "([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?";
    private static final int MOST_LABELS = 8;
    private static final int MOST_GROUPS = 16;
    private static final int MOST = 64; // resources of a group, flavors of a group

    private static void check(boolean holds, String what, Object found) {
        if (!holds) {
            throw new IllegalArgumentException("%s: %s".formatted(what, found));
        }
    }

    private static void checkName(String name) {
        check(name.matches(NAME) && name.length() <= LONGEST_NAME, "No name", name);
    }

    private static void checkSize(List<?> list, int most) {
        check(!list.isEmpty() && list.size() <= most, "Not 1 to " + most, list);
        check(new HashSet<>(list).size() == list.size(), "Something twice", list);
    }

    record Metadata(String name) {

        Metadata {
            checkName(name);
        }
    }

    record Flavor(String apiVersion, String kind, Metadata metadata, FlavorSpec spec) {
    }

    record FlavorSpec(Map<String, String> nodeLabels) {

        FlavorSpec {
            check(nodeLabels.size() <= MOST_LABELS, "Too many labels", nodeLabels);
        }
    }

    record ClusterQueue(String apiVersion, String kind, Metadata metadata, ClusterQueueSpec spec) {
    }

    record ClusterQueueSpec(Selector namespaceSelector, Strategy queueingStrategy, Scope admissionScope,
            Preemption preemption, List<Group> resourceGroups) {

        ClusterQueueSpec {
            checkSize(resourceGroups, MOST_GROUPS);
        }
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

    record Preemption(Displaces withinClusterQueue, Reclaims reclaimWithinCohort) {
    }

    enum Displaces {
        Never,
        LowerPriority,
        LowerOrNewerEqualPriority
    }

    enum Reclaims {
        Never,
        LowerPriority,
        Any
    }

    record Group(List<String> coveredResources, List<FlavorQuotas> flavors) {

        Group {
            checkSize(coveredResources, MOST);
            checkSize(flavors.stream().map(FlavorQuotas::name).toList(), MOST);
            flavors.forEach(flavor -> check(flavor.resources.stream().map(Quota::name).toList().equals(coveredResources),
                    "Not the covered resources in their order", flavor));
        }
    }

    record FlavorQuotas(String name, List<Quota> resources) {

        FlavorQuotas {
            checkName(name);
        }
    }

    record Quota(String name, String nominalQuota) {

        Quota {
            check(nominalQuota.matches(AMOUNT), "No amount", nominalQuota);
        }
    }

    record LocalQueue(String apiVersion, String kind, NamedIn metadata, LocalQueueSpec spec) {
    }

    record NamedIn(String name, String namespace) {

        NamedIn {
            checkName(name);
            checkName(namespace);
        }
    }

    record LocalQueueSpec(String clusterQueue, Sharing fairSharing) {

        LocalQueueSpec {
            checkName(clusterQueue);
        }
    }

    record Sharing(String weight) {

        Sharing {
            check(weight.matches(AMOUNT), "No amount", weight);
        }
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
