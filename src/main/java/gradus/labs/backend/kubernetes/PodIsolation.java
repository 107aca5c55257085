package gradus.labs.backend.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import gradus.labs.backend.Isolation.Layer;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SeccompProfile;
import io.fabric8.kubernetes.api.model.SecurityContext;

/**
 * What keeps labs in, as a Pod tells that the cluster has kept and run. It was asked for in the template; but a server that
 * does not know a field, or has it turned off, drops it without a word, and others may change a Pod that is made.
 */
final class PodIsolation {

    private final PodSpec pod;
    private final Container learner;
    private final SecurityContext context;
    private final List<Layer> layers = new ArrayList<>();

    private PodIsolation(PodSpec pod, Container learner) {
        this.pod = pod;
        this.learner = learner;
        this.context = Optional.ofNullable(learner.getSecurityContext()).orElseGet(SecurityContext::new);
    }

    /** Those that are there; of a Pod without a learner's container none. */
    static List<Layer> layers(Pod pod) {
        return pod.getSpec().getContainers().stream().filter(container -> container.getName().equals(Names.LEARNER))
                .findFirst().map(learner -> new PodIsolation(pod.getSpec(), learner).read()).orElse(List.of());
    }

    private List<Layer> read() {
        namespaces();
        users();
        runtime();
        controlGroups();
        systemCalls();
        limits();
        return List.copyOf(layers);
    }

    private void namespaces() {
        boolean shared = is(pod.getHostNetwork()) || is(pod.getHostPID()) || is(pod.getHostIPC())
                || is(pod.getShareProcessNamespace());
        if (!shared) {
            layers.add(new Layer("namespaces", false, "of the Pod; of each container for files and processes"));
        }
    }

    private void users() {
        var uid = context.getRunAsUser();
        if (uid == null || uid == 0) {
            return;
        }
        layers.add(isNot(pod.getHostUsers())
                ? new Layer("users", false, "uid %d in a user namespace of the Pod".formatted(uid))
                : new Layer("users", true, "uid %d of the node: the cluster gave the Pod no user namespace".formatted(uid)));
    }

    private void runtime() {
        var named = pod.getRuntimeClassName();
        layers.add(named == null ? new Layer("runtime", true, "the cluster's default: no runtime class was asked for")
                : new Layer("runtime", false, "runtime class " + named));
    }

    private void controlGroups() {
        var limits = learner.getResources() == null || learner.getResources().getLimits() == null ? Map.of()
                : new TreeMap<>(learner.getResources().getLimits());
        if (limits.containsKey("cpu") && limits.containsKey("memory")) {
            layers.add(new Layer("control-groups", false, "limits of " + String.join(", ",
                    limits.keySet().stream().map(Object::toString).toList())));
        }
    }

    private void systemCalls() {
        var own = Optional.ofNullable(context.getSeccompProfile());
        var profile = own.or(() -> Optional.ofNullable(pod.getSecurityContext()).map(it -> it.getSeccompProfile()))
                .map(SeccompProfile::getType).orElse("Unconfined");
        if (!profile.equals("Unconfined")) {
            layers.add(new Layer("system-calls", false, "seccomp " + profile));
        }
    }

    private void limits() {
        var found = new ArrayList<String>();
        if (context.getCapabilities() != null && context.getCapabilities().getDrop().contains("ALL")) {
            found.add("no capabilities");
        }
        if (isNot(context.getAllowPrivilegeEscalation())) {
            found.add("no new privileges");
        }
        if (is(context.getReadOnlyRootFilesystem())) {
            found.add("read-only root");
        }
        if (isNot(pod.getAutomountServiceAccountToken())) {
            found.add("no token of the cluster");
        }
        if (learner.getCommand().stream().anyMatch(word -> word.endsWith("/prlimit"))) {
            found.add("prlimit, before the program starts");
        }
        if (!found.isEmpty()) {
            layers.add(new Layer("limits", false, String.join(", ", found)));
        }
    }

    private static boolean is(Boolean field) {
        return Boolean.TRUE.equals(field);
    }

    private static boolean isNot(Boolean field) {
        return Boolean.FALSE.equals(field);
    }
}
