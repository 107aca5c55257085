package gradus.labs.backend.kubernetes;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.jboss.logmanager.Level;
import org.jboss.logmanager.LogContext;

import gradus.labs.backend.Job;
import gradus.labs.backend.Limits;
import gradus.labs.backend.RunEnd;
import gradus.labs.backend.conversation.Seen;
import gradus.labs.wire.GraderJob;
import gradus.labs.wire.LearnerJob;
import gradus.labs.wire.Wire;
import gradus.testing.Await;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.kubernetes.client.vertx.VertxHttpClientFactory;
import io.vertx.ext.web.client.WebClientOptions;

/**
 * The client's mock server, with a scheduler and a kubelet played by the test: it stores what it is given and runs
 * nothing.
 */
final class PlayedCluster {

    static final String NAMESPACE = "labs";
    static final long MIB = 1024 * 1024;
    static final Limits LIMITS = new Limits(Duration.ofSeconds(60), Duration.ofSeconds(60), 1024 * MIB, 256, MIB);

    static {
        LogContext.getLogContext().getLogger("io.fabric8").setLevel(Level.ERROR); // it tells every request
    }

    private final KubernetesMockServer server;
    private final KubernetesClient client;

    PlayedCluster(KubernetesMockServer server, KubernetesClient client) {
        this.server = server;
        this.client = client;
    }

    /**
     * The same client with a connection of its own for each request. The mock server closes those that idle, and what
     * Vert.x says when it meets one is not tried again (github.com/fabric8io/kubernetes-client, issue 7450).
     */
    static KubernetesClient withoutIdleConnections(KubernetesClient client) {
        return new KubernetesClientBuilder().withConfig(client.getConfiguration())
                .withHttpClientFactory(new VertxHttpClientFactory() {

                    @Override
                    protected void additionalConfig(WebClientOptions options) {
                        options.setKeepAlive(false);
                    }
                }).build();
    }

    static Settings settings() {
        return settings("runner-0");
    }

    static Settings settings(String instance) {
        return new Settings(NAMESPACE, Path.of("k8s/base/run-job.yaml"), Optional.of("gradus/runner-cpu@sha256:0"),
                Optional.of("cpu"), Optional.of("gvisor"), Optional.empty(), 2, Duration.ofMinutes(5), instance,
                List.of("tcp:10.0.0.7:8080"));
    }

    static Job practice(Limits limits) {
        return new Job(learner("practice"), Map.of("points.csv", new byte[] { 1, 2 }), Optional.empty(), Map.of(),
                limits);
    }

    static Job submit(Limits limits) {
        var checks = List.of(new GraderJob.Check("first", 10, 5_000, null), new GraderJob.Check("second", 10, 5_000,
                null));
        var grader = new GraderJob(Wire.PROTOCOL, "grader", UUID.randomUUID(), 1, 7, 42, Map.of("G.java", "class G {}"),
                "G", Map.of(), Map.of(), checks, null, 3);
        return new Job(learner("submit"), Map.of("points.csv", new byte[] { 1, 2 }), Optional.of(grader),
                Map.of("hidden.csv", new byte[] { 3 }), limits);
    }

    private static LearnerJob learner(String mode) {
        return new LearnerJob(Wire.PROTOCOL, "learner", UUID.randomUUID(), 1, mode, 42, "Train",
                Map.of("Train.java", "class Train {}"), Map.of(), null, null);
    }

    /** A backend whose canary has come back. */
    KubernetesBackend ready(Settings settings) throws Exception {
        var backend = new KubernetesBackend(() -> client, settings, Clock.systemUTC());
        canary(backend, 0, "closed tcp:10.0.0.1:443 (SocketTimeoutException)");
        Await.until("the backend is ready", () -> backend.readiness().ready());
        return backend;
    }

    /** Lets the backend's next canary end so. */
    void canary(KubernetesBackend backend, int exitCode, String... lines) {
        backend.readiness();
        Await.until("a canary flies", () -> !jobs(Names.CANARY).isEmpty());
        var job = jobs(Names.CANARY).getFirst();
        var pod = job.getMetadata().getName() + "-pod";
        log(pod, "learner", false, null, lines);
        put(pod(pod, job.getMetadata().getLabels(), terminated("learner", exitCode, "Completed")));
    }

    List<io.fabric8.kubernetes.api.model.batch.v1.Job> jobs(String label) {
        return client.batch().v1().jobs().inNamespace(NAMESPACE).withLabel(label).list().getItems();
    }

    /** The run, going on. */
    CompletableFuture<RunEnd> run(KubernetesBackend backend, Job job, Seen seen) {
        var ended = new CompletableFuture<RunEnd>();
        Thread.ofPlatform().daemon().start(() -> ended.complete(backend.run(job, seen)));
        return ended;
    }

    static RunEnd end(CompletableFuture<RunEnd> run) throws Exception {
        return run.get(60, TimeUnit.SECONDS);
    }

    /** Waits for the run's Job. */
    io.fabric8.kubernetes.api.model.batch.v1.Job made(Job job) {
        Await.until("the run has its Job", () -> job(job) != null);
        return job(job);
    }

    /** Null if there is none. */
    io.fabric8.kubernetes.api.model.batch.v1.Job job(Job job) {
        return client.batch().v1().jobs().inNamespace(NAMESPACE).withName(Names.job(job)).get();
    }

    /** What the kubelet says of the run's Pod from now on. */
    void podOf(Job job, ContainerStatus... statuses) {
        made(job);
        put(pod(name(job), Names.labels(job, "runner-0"), statuses));
    }

    static String name(Job job) {
        return Names.job(job) + "-pod";
    }

    static Pod pod(String name, Map<String, String> labels, ContainerStatus... statuses) {
        return new PodBuilder().withNewMetadata().withName(name).withNamespace(NAMESPACE).withLabels(labels)
                .endMetadata().withNewSpec().endSpec().withNewStatus().withPhase("Running")
                .withContainerStatuses(statuses).endStatus().build();
    }

    void put(Pod pod) {
        var pods = client.pods().inNamespace(NAMESPACE);
        if (pods.withName(pod.getMetadata().getName()).get() == null) {
            pods.resource(pod).create();
        }
        pods.resource(pod).updateStatus();
    }

    void put(io.fabric8.kubernetes.api.model.batch.v1.Job job) {
        client.batch().v1().jobs().inNamespace(NAMESPACE).resource(job).updateStatus();
    }

    static ContainerStatus running(String container) {
        return new ContainerStatusBuilder().withName(container).withNewState().withNewRunning().endRunning().endState()
                .build();
    }

    static ContainerStatus waiting(String container, String reason) {
        return new ContainerStatusBuilder().withName(container).withNewState().withNewWaiting().withReason(reason)
                .withMessage("played").endWaiting().endState().build();
    }

    static ContainerStatus terminated(String container, int exitCode, String reason) {
        return new ContainerStatusBuilder().withName(container).withNewState().withNewTerminated()
                .withExitCode(exitCode).withReason(reason).endTerminated().endState().build();
    }

    /** The same container as the Pod's last words say it ended, with what befell the Pod as a whole. */
    void evicted(Job job, String message, ContainerStatus... statuses) {
        var pod = pod(name(job), Names.labels(job, "runner-0"), statuses);
        pod.getStatus().setPhase("Failed");
        pod.getStatus().setReason("Evicted");
        pod.getStatus().setMessage(message);
        put(pod);
    }

    /** The Job's deadline passes. */
    void deadline(Job job) {
        var made = made(job);
        made.setStatus(new JobStatusBuilder().addNewCondition().withType("Failed").withStatus("True")
                .withReason("DeadlineExceeded").withMessage("Job was active longer than specified deadline")
                .endCondition().build());
        put(made);
    }

    void takePodAway(Job job) {
        client.pods().inNamespace(NAMESPACE).withName(name(job)).delete();
    }

    void takeJobAway(Job job) {
        client.batch().v1().jobs().inNamespace(NAMESPACE).withName(Names.job(job)).delete();
    }

    List<Secret> secrets(Job job) {
        return client.secrets().inNamespace(NAMESPACE).withLabels(Names.ofRun(job.learner().run())).list().getItems();
    }

    /** What the container of the run prints, from its beginning, however often and in whatever way it is asked for. */
    void log(Job job, String container, String... lines) {
        log(name(job), container, true, null, lines);
        log(name(job), container, false, null, lines);
    }

    /** @param since the question's time; null if it has none */
    void log(String pod, String container, boolean follow, String since, String... lines) {
        server.expect().get().withPath(path(pod, container, follow, since)).andReturn(200, timed(lines)).always();
    }

    /** Answers one question with exactly this text. */
    void once(Job job, String container, boolean follow, String since, String text) {
        server.expect().get().withPath(path(name(job), container, follow, since)).andReturn(200, text).once();
    }

    /** Answers every such question with exactly this text. */
    void always(Job job, String container, boolean follow, String since, String text) {
        server.expect().get().withPath(path(name(job), container, follow, since)).andReturn(200, text).always();
    }

    /** Answers the first question for what a container that has ended printed with an error. */
    void fails(Job job, String container, int status) {
        server.expect().get().withPath(path(name(job), container, false, null)).andReturn(status, "later").once();
    }

    private static String path(String pod, String container, boolean follow, String since) {
        return "/api/v1/namespaces/%s/pods/%s/log?pretty=false&container=%s%s&timestamps=true%s".formatted(NAMESPACE, pod,
                container, since == null ? "" : "&sinceTime=" + since, follow ? "&follow=true" : "");
    }

    /** A millisecond apart. */
    static String timed(String... lines) {
        var text = new StringBuilder();
        for (int i = 0; i < lines.length; i++) {
            text.append("2026-01-01T00:00:00.%03d000000Z %s\n".formatted(i, lines[i]));
        }
        return text.toString();
    }
}
