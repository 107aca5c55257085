package gradus.labs.backend.kubernetes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import gradus.labs.backend.Device;
import gradus.labs.backend.Job;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeProjectionBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;

/** Makes the Job of a run from the template, which holds everything that is the same for all of them. */
final class RunJob {

    /** For pulling an image and starting; the run's own clock is the application's. */
    private static final long STARTING_SECONDS = 900;
    private static final int READ_ONLY = 0444;

    private final Settings settings;
    private final String template;

    private RunJob(Settings settings, String template) {
        this.settings = settings;
        this.template = template;
    }

    /** @throws NotReadyException if there is no image, or no template that could be one */
    static RunJob read(Settings settings) throws NotReadyException {
        if (settings.image().isEmpty()) {
            throw new NotReadyException("No image for labs: set GRADUS_KUBERNETES_IMAGE, best by digest");
        }
        Path path = settings.template();
        try {
            var made = new RunJob(settings, Files.readString(path));
            var containers = made.fresh().getSpec().getTemplate().getSpec().getContainers().stream()
                    .map(Container::getName).toList();
            if (!containers.equals(List.of(Names.LEARNER, Names.GRADER))) {
                throw new NotReadyException("%s must have the containers learner and grader, it has %s".formatted(path,
                        containers));
            }
            return made;
        } catch (IOException | IllegalArgumentException | NullPointerException | ClassCastException e) {
            throw new NotReadyException("%s is no template of a lab's Job: %s".formatted(path, e));
        }
    }

    /** @param job with its gate, and on a GPU only if the settings name one */
    io.fabric8.kubernetes.api.model.batch.v1.Job of(Job job, Inputs inputs) {
        var made = named(Names.job(job), Names.labels(job, settings.instance()));
        var pod = made.getSpec().getTemplate().getSpec();
        var limits = job.limits();
        made.getSpec().setActiveDeadlineSeconds(limits.wall().toSeconds() + STARTING_SECONDS);
        var learner = container(made, Names.LEARNER);
        learner.setArgs(Programs.learner(limits, settings.cpus()));
        resources(learner, new Quantity(Double.toString(settings.cpus())), limits.memoryBytes());
        if (job.device() == Device.GPU) {
            var device = settings.device().orElseThrow();
            learner.getResources().getRequests().put(device, new Quantity("1"));
            learner.getResources().getLimits().put(device, new Quantity("1"));
        }
        if (job.grader().isPresent()) {
            var grader = container(made, Names.GRADER);
            grader.setArgs(Programs.grader(limits));
            resources(grader, new Quantity("1"), Programs.GRADER_BYTES);
        } else {
            withoutGrader(made);
            drop(made, "gate");
        }
        inputs.volumes().keySet()
                .forEach(volume -> pod.getVolumes().add(volume(volume, inputs.names(Names.job(job), volume))));
        return made;
    }

    /** A Pod like a learner's, with nothing of anybody in it, that tries to get out. */
    io.fabric8.kubernetes.api.model.batch.v1.Job canary(String name, List<String> addresses) {
        var made = named(name, EgressCanary.labels(settings, name));
        made.getSpec().setActiveDeadlineSeconds(STARTING_SECONDS);
        var probe = container(made, Names.LEARNER);
        probe.setArgs(Programs.egressProbe(addresses));
        resources(probe, new Quantity("250m"), 256 * Programs.MIB);
        withoutGrader(made);
        List.of("gate", Inputs.LEARNER_JOB, Inputs.LEARNER_DATA).forEach(volume -> drop(made, volume));
        return made;
    }

    private io.fabric8.kubernetes.api.model.batch.v1.Job fresh() {
        return Serialization.unmarshal(template, io.fabric8.kubernetes.api.model.batch.v1.Job.class);
    }

    private io.fabric8.kubernetes.api.model.batch.v1.Job named(String name, Map<String, String> labels) {
        var made = fresh();
        made.getMetadata().setName(name);
        made.getMetadata().setNamespace(settings.namespace());
        made.getMetadata().getLabels().putAll(labels);
        made.getSpec().getTemplate().getMetadata().getLabels().putAll(labels);
        settings.queue().ifPresent(queue -> {
            made.getMetadata().getLabels().put(Names.QUEUE, queue);
            made.getSpec().setSuspend(true); // Kueue starts it
        });
        var pod = made.getSpec().getTemplate().getSpec();
        settings.runtimeClass().ifPresent(pod::setRuntimeClassName);
        pod.getContainers().forEach(container -> container.setImage(settings.image().orElseThrow()));
        return made;
    }

    private static Container container(io.fabric8.kubernetes.api.model.batch.v1.Job made, String name) {
        return made.getSpec().getTemplate().getSpec().getContainers().stream()
                .filter(container -> container.getName().equals(name)).findFirst().orElseThrow();
    }

    private static void resources(Container container, Quantity cpu, long bytes) {
        var resources = container.getResources();
        var memory = new Quantity(Long.toString(bytes));
        resources.getRequests().putAll(Map.of("cpu", cpu, "memory", memory));
        resources.getLimits().putAll(Map.of("cpu", cpu, "memory", memory));
    }

    private static void withoutGrader(io.fabric8.kubernetes.api.model.batch.v1.Job made) {
        var pod = made.getSpec().getTemplate().getSpec();
        pod.getContainers().removeIf(container -> container.getName().equals(Names.GRADER));
        pod.getVolumes().removeIf(volume -> volume.getName().startsWith(Names.GRADER + "-"));
    }

    private static void drop(io.fabric8.kubernetes.api.model.batch.v1.Job made, String volume) {
        var pod = made.getSpec().getTemplate().getSpec();
        pod.getVolumes().removeIf(one -> one.getName().equals(volume));
        pod.getContainers()
                .forEach(container -> container.getVolumeMounts().removeIf(mount -> mount.getName().equals(volume)));
    }

    private static Volume volume(String name, List<String> secrets) {
        var sources = secrets.stream().map(secret -> new VolumeProjectionBuilder().withNewSecret().withName(secret)
                .endSecret().build()).toList();
        return new VolumeBuilder().withName(name).withNewProjected().withDefaultMode(READ_ONLY).withSources(sources)
                .endProjected().build();
    }
}
