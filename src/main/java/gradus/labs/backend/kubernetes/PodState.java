package gradus.labs.backend.kubernetes;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import gradus.labs.backend.RunEnd.Kind;
import gradus.labs.backend.conversation.Ending;
import gradus.labs.backend.conversation.Exit;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;

/**
 * What the cluster says of a run's Pod.
 *
 * @param containers name → how far it is
 * @param taken why the Pod as a whole is going or gone, though none of its processes ended it
 */
record PodState(String name, Map<String, Container> containers, Optional<Ending> taken) {

    /** Neither pulling nor starting will help. */
    private static final Set<String> HOPELESS = Set.of("ErrImageNeverPull", "ImagePullBackOff", "InvalidImageName",
            "CreateContainerConfigError", "CreateContainerError", "RunContainerError");
    /** 128 + the signal of a process that has used its CPU time. */
    private static final int SIGXCPU = 128 + 24;
    /** Ends of containers whose process never ran. */
    private static final Set<String> NEVER_RAN = Set.of("StartError", "ContainerCannotRun", "ContainerStatusUnknown");

    PodState {
        containers = Map.copyOf(containers);
    }

    /**
     * @param hopeless why it will never start; empty if it may, or has
     * @param exitCode empty while it runs
     * @param reason the cluster's word for how it ended
     * @param ran from its start to its end, each in whole seconds of its node's clock; zero while it runs
     */
    record Container(boolean started, String hopeless, OptionalInt exitCode, String reason, Duration ran) {

        boolean ended() {
            return exitCode.isPresent();
        }

        boolean memoryFull() {
            return "OOMKilled".equals(reason);
        }

        boolean cpuSpent() {
            return exitCode.orElse(0) == SIGXCPU;
        }

        /** @param errors what it printed last that was no message */
        Exit exit(String errors) {
            return NEVER_RAN.contains(reason) ? new Exit(OptionalInt.empty(), reason + " " + errors)
                    : new Exit(exitCode, errors);
        }
    }

    static PodState of(Pod pod) {
        var containers = new HashMap<String, Container>();
        pod.getStatus().getContainerStatuses()
                .forEach(status -> containers.put(status.getName(), container(status)));
        return new PodState(pod.getMetadata().getName(), containers, taken(pod));
    }

    private static Container container(ContainerStatus status) {
        var state = status.getState();
        if (state == null) {
            return new Container(false, "", OptionalInt.empty(), "", Duration.ZERO);
        }
        if (state.getTerminated() != null) {
            return new Container(true, "", OptionalInt.of(state.getTerminated().getExitCode()),
                    text(state.getTerminated().getReason()), ran(state.getTerminated()));
        }
        var waiting = state.getWaiting();
        var hopeless = waiting != null && HOPELESS.contains(text(waiting.getReason()))
                ? "%s: %s %s".formatted(status.getName(), waiting.getReason(), text(waiting.getMessage())).strip()
                : "";
        return new Container(state.getRunning() != null, hopeless, OptionalInt.empty(), "", Duration.ZERO);
    }

    private static Duration ran(ContainerStateTerminated end) {
        if (end.getStartedAt() == null || end.getFinishedAt() == null) {
            return Duration.ZERO; // it never started
        }
        var ran = Duration.between(Instant.parse(end.getStartedAt()), Instant.parse(end.getFinishedAt()));
        return ran.isNegative() ? Duration.ZERO : ran;
    }

    private static Optional<Ending> taken(Pod pod) {
        var reason = text(pod.getStatus().getReason());
        var message = text(pod.getStatus().getMessage());
        if (reason.equals("Evicted") && overfilled(message)) {
            return Optional.of(new Ending(Kind.OUTPUT, -1, message));
        }
        var disruption = pod.getStatus().getConditions().stream()
                .filter(it -> it.getType().equals("DisruptionTarget") && it.getStatus().equals("True")).findFirst();
        if (disruption.isPresent()) {
            return Optional.of(taken(text(disruption.get().getReason()), text(disruption.get().getMessage())));
        }
        if (!reason.isEmpty()) {
            return Optional.of(taken(reason, message));
        }
        return pod.getMetadata().getDeletionTimestamp() == null ? Optional.empty()
                : Optional.of(taken("deleted", message));
    }

    private static Ending taken(String reason, String message) {
        return new Ending(Kind.SANDBOX, -1, "The cluster took the Pod away: %s %s".formatted(reason, message).strip());
    }

    /** The disk that its files and its log may take is full; a node without memory or disk for others is ours. */
    private static boolean overfilled(String message) {
        var lower = message.toLowerCase(Locale.ROOT);
        return lower.contains("exceed") && (lower.contains("ephemeral") || lower.contains("emptydir"));
    }

    Optional<Container> container(String name) {
        return Optional.ofNullable(containers.get(name));
    }

    /** Why some container will never start. */
    Optional<String> hopeless() {
        return containers.values().stream().map(Container::hopeless).filter(why -> !why.isEmpty()).findFirst();
    }

    private static String text(String nullable) {
        return nullable == null ? "" : nullable;
    }
}
