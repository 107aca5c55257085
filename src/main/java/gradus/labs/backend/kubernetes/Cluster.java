package gradus.labs.backend.kubernetes;

import java.io.InputStream;
import java.net.HttpURLConnection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.LogWatch;
import io.fabric8.kubernetes.client.dsl.Loggable;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;

/**
 * All that the application says to a cluster: Jobs, their Pods and logs, their Secrets, in one namespace. What it needs
 * is what {@code k8s/base/rbac.yaml} allows. Every call may be made twice ({@link Connection}), and is written so.
 */
final class Cluster {

    private final KubernetesClient client;
    private final String namespace;

    Cluster(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    /** What the server calls its version; fails if it does not answer. */
    String version() {
        return client.getKubernetesVersion().getGitVersion();
    }

    /** Where the server itself listens, which no lab may reach: {@code HOST:PORT}. */
    String address() {
        var url = client.getMasterUrl();
        return url.getHost() + ":" + (url.getPort() < 0 ? url.getDefaultPort() : url.getPort());
    }

    /** The Job first, so that its Secrets belong to it from the beginning and go when it goes. */
    void create(Job job, Inputs inputs) {
        var created = created(job);
        var name = job.getMetadata().getName();
        inputs.secrets(name, job.getMetadata().getLabels(), owner(created)).forEach(this::create);
    }

    /** Names are used once: a Job that is there already is ours, and the answer that it had been made was lost. */
    private Job created(Job job) {
        var resource = client.batch().v1().jobs().inNamespace(namespace).resource(job);
        try {
            return resource.create();
        } catch (KubernetesClientException e) {
            var there = e.getCode() == HttpURLConnection.HTTP_CONFLICT ? resource.get() : null;
            if (there == null || there.getMetadata().getDeletionTimestamp() != null
                    || !there.getMetadata().getLabels().equals(job.getMetadata().getLabels())) {
                throw e;
            }
            return there;
        }
    }

    /** As above, but nobody may read a Secret. */
    private void create(Secret secret) {
        try {
            client.secrets().inNamespace(namespace).resource(secret).create();
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw e;
            }
        }
    }

    private static OwnerReference owner(HasMetadata job) {
        return new OwnerReferenceBuilder().withApiVersion(job.getApiVersion()).withKind(job.getKind())
                .withName(job.getMetadata().getName()).withUid(job.getMetadata().getUid())
                .withBlockOwnerDeletion(false).withController(false).build();
    }

    /** Tells of the run's Jobs and Pods as they are and change, until it is closed. Both are told on other threads. */
    AutoCloseable watch(Map<String, String> labels, Consumer<Job> jobs, Consumer<Pod> pods) {
        var ofJobs = client.batch().v1().jobs().inNamespace(namespace).withLabels(labels).inform(new Told<>(jobs));
        var ofPods = client.pods().inNamespace(namespace).withLabels(labels).inform(new Told<>(pods));
        return () -> {
            ofPods.close();
            ofJobs.close();
        };
    }

    /** @param seen the last version before it went, marked as being deleted, is told as well */
    private record Told<T extends HasMetadata>(Consumer<T> seen) implements ResourceEventHandler<T> {

        @Override
        public void onAdd(T object) {
            seen.accept(object);
        }

        @Override
        public void onUpdate(T before, T object) {
            seen.accept(object);
        }

        @Override
        public void onDelete(T object, boolean unknown) {
            if (object.getMetadata().getDeletionTimestamp() == null) {
                object.getMetadata().setDeletionTimestamp("gone");
            }
            seen.accept(object);
        }
    }

    /** A container's log from there on, as it is written; each line begins with its time. Blocks only the reader. */
    LogWatch follow(String pod, String container, Instant since) {
        return log(pod, container, since).watchLog();
    }

    /** What the log of a container that has ended holds from there on. Fails if it cannot be read to its end. */
    InputStream rest(String pod, String container, Instant since) {
        return log(pod, container, since).getLogInputStream();
    }

    /** @param since null for the beginning; the server knows whole seconds only */
    private Loggable log(String pod, String container, Instant since) {
        var timed = client.pods().inNamespace(namespace).withName(pod).inContainer(container).withReadyWaitTimeout(0)
                .usingTimestamps();
        return since == null ? timed : timed.sinceTime(since.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    /** The Job, everything that belongs to it, and its Pod at once. What is gone already is no error. */
    void remove(String job, String pod) {
        client.batch().v1().jobs().inNamespace(namespace).withName(job)
                .withPropagationPolicy(DeletionPropagation.BACKGROUND).delete();
        if (pod != null) {
            client.pods().inNamespace(namespace).withName(pod).withGracePeriod(0).delete();
        }
    }

    /** What earlier attempts at a run left behind. */
    void removeRun(UUID run) {
        removeAll(Names.ofRun(run));
    }

    /** @return how many Jobs there were */
    int removeAll(Map<String, String> labels) {
        var jobs = client.batch().v1().jobs().inNamespace(namespace).withLabels(labels).list().getItems();
        jobs.forEach(job -> remove(job.getMetadata().getName(), null));
        return jobs.size();
    }
}
