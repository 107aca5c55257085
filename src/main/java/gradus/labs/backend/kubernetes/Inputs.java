package gradus.labs.backend.kubernetes;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import gradus.labs.backend.Job;
import gradus.labs.wire.Wire;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;

/**
 * What goes into a run's two containers, as Secrets of at most a MiB each, which is what Kubernetes stores. A container's
 * data may take several of them; a single file may not.
 */
record Inputs(Map<String, List<Map<String, byte[]>>> volumes) {

    static final String LEARNER_JOB = "learner-job";
    static final String LEARNER_DATA = "learner-data";
    static final String GRADER_JOB = "grader-job";
    static final String GRADER_DATA = "grader-data";
    static final String JOB_FILE = "job.json";
    /** A little under the MiB that a Secret's values may take together. */
    static final int MOST_BYTES = 1_000_000;

    /** Too large to be handed over; the message says in words what. */
    static final class TooLarge extends Exception {

        TooLarge(String message) {
            super(message);
        }
    }

    /** @param job with its gate */
    static Inputs of(Job job) throws TooLarge {
        var volumes = new LinkedHashMap<String, List<Map<String, byte[]>>>();
        volumes.put(LEARNER_JOB, packed("The learner's files", jobFile(job.learner())));
        volumes.put(LEARNER_DATA, packed("The lab's public data", job.publicData()));
        if (job.grader().isPresent()) {
            volumes.put(GRADER_JOB, packed("The lab's checks with its solution", jobFile(job.grader().get())));
            volumes.put(GRADER_DATA, packed("The lab's hidden data", job.hiddenData()));
        }
        return new Inputs(volumes);
    }

    private static Map<String, byte[]> jobFile(Object job) {
        return Map.of(JOB_FILE, Wire.write(job).getBytes(StandardCharsets.UTF_8));
    }

    private static List<Map<String, byte[]>> packed(String what, Map<String, byte[]> files) throws TooLarge {
        var parts = new ArrayList<Map<String, byte[]>>();
        int room = 0;
        for (var file : new TreeMap<>(files).entrySet()) {
            int size = file.getValue().length;
            if (size > MOST_BYTES) {
                throw new TooLarge("%s: %s takes %,d bytes. A Secret of Kubernetes holds %,d; split the file, or run this lab"
                        .formatted(what, file.getKey(), size, MOST_BYTES) + " with the bubblewrap backend.");
            }
            if (parts.isEmpty() || size > room) {
                parts.add(new TreeMap<>());
                room = MOST_BYTES;
            }
            parts.getLast().put(file.getKey(), file.getValue());
            room -= size;
        }
        return parts;
    }

    /** The Secrets' names of a volume. */
    List<String> names(String job, String volume) {
        var names = new ArrayList<String>();
        for (int i = 0; i < volumes.getOrDefault(volume, List.of()).size(); i++) {
            names.add("%s-%s-%d".formatted(job, volume, i));
        }
        return names;
    }

    /** @param owner the Job: they go when it goes */
    List<Secret> secrets(String job, Map<String, String> labels, OwnerReference owner) {
        var secrets = new ArrayList<Secret>();
        volumes.forEach((volume, parts) -> {
            var names = names(job, volume);
            for (int i = 0; i < parts.size(); i++) {
                secrets.add(secret(names.get(i), labels, owner, parts.get(i)));
            }
        });
        return secrets;
    }

    private static Secret secret(String name, Map<String, String> labels, OwnerReference owner,
            Map<String, byte[]> files) {
        var data = new TreeMap<String, String>();
        files.forEach((file, content) -> data.put(file, Base64.getEncoder().encodeToString(content)));
        return new SecretBuilder().withNewMetadata().withName(name).withLabels(labels).withOwnerReferences(owner)
                .endMetadata().withType("Opaque").withImmutable(true).withData(data).build();
    }
}
