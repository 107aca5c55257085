package gradus.labs.backend.kubernetes;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.jboss.logmanager.Level;
import org.jboss.logmanager.LogContext;

import gradus.labs.backend.Device;
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
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatusBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMixedDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.ServerRequest;
import io.fabric8.mockwebserver.ServerResponse;

/**
 * The client's mock server, with a scheduler and a kubelet played by the test: it stores what it is given and runs
 * nothing.
 */
final class PlayedCluster implements AutoCloseable {

    static final String NAMESPACE = "labs";
    static final long MIB = 1024 * 1024;
    static final Limits LIMITS = new Limits(Duration.ofSeconds(60), Duration.ofSeconds(60), 1024 * MIB, 256, MIB);

    static {
        LogContext.getLogContext().getLogger("io.fabric8").setLevel(Level.ERROR); // it tells every request
    }

    private final Map<ServerRequest, Queue<ServerResponse>> answers = new ConcurrentHashMap<>();
    private final KubernetesMockServer server = new KubernetesMockServer(new Context(Serialization.jsonMapper()),
            new MockWebServer(), answers, new KubernetesMixedDispatcher(answers), false);
    private final KubernetesClient client;

    PlayedCluster() {
        server.init();
        client = open(server.getPort());
    }

    int port() {
        return server.getPort();
    }

    /** The client as the application has it, to the cluster or to what stands before it. */
    static KubernetesClient open(int port) {
        return Connection.open(new ConfigBuilder(Config.empty()).withMasterUrl("http://localhost:" + port).build());
    }

    @Override
    public void close() {
        client.close();
        server.destroy();
    }

    static Settings settings() {
        return settings("runner-0");
    }

    static Settings settings(String instance) {
        return new Settings(NAMESPACE, Path.of("k8s/base/run-job.yaml"), Optional.of("gradus/runner-cpu@sha256:0"),
                Optional.of("cpu"), Optional.of("gvisor"), Optional.empty(), 2, Duration.ofMinutes(5), Duration.ofMillis(300),
                instance,
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
                "G", Map.of(), Map.of(), null, checks, null, 3);
        return new Job(learner("submit"), Map.of("points.csv", new byte[] { 1, 2 }), Optional.of(grader),
                Map.of("hidden.csv", new byte[] { 3 }), limits);
    }

    static Job onGpu(Job job) {
        return job.on(Device.GPU);
    }

    private static LearnerJob learner(String mode) {
        return new LearnerJob(Wire.PROTOCOL, "learner", UUID.randomUUID(), 1, mode, 42, "Train",
                Map.of("Train.java", "class Train {}"), Map.of(), null, null);
    }

    /** A backend whose canary has come back. */
    KubernetesBackend ready(Settings settings) {
        return ready(settings, port());
    }

    /** The same, through what stands before the cluster. */
    KubernetesBackend ready(Settings settings, int port) {
        var backend = new KubernetesBackend(() -> open(port), settings, Clock.systemUTC());
        canary(backend, 0, "closed tcp:10.0.0.1:443 (SocketTimeoutException)");
        Await.until("the backend is ready", () -> backend.readiness().ready());
        return backend;
    }

    /** Lets the backend's next canary end so. */
    void canary(KubernetesBackend backend, int exitCode, String... lines) {
        canary(backend, spec -> {
        }, exitCode, lines);
    }

    /** @param changed what the cluster makes of the Pod that it is asked for */
    void canary(KubernetesBackend backend, Consumer<PodSpec> changed, int exitCode, String... lines) {
        Await.until("a canary flies", () -> {
            backend.readiness(); // when it is time, and the one before has landed
            return !jobs(Names.CANARY).isEmpty();
        });
        var job = jobs(Names.CANARY).getFirst();
        var pod = job.getMetadata().getName() + "-pod";
        log(pod, "learner", false, null, lines);
        var last = pod(pod, job.getMetadata().getLabels(), terminated("learner", exitCode, "Completed"));
        last.setSpec(job.getSpec().getTemplate().getSpec());
        changed.accept(last.getSpec());
        put(last);
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
            pods.resource(pod).create(); // the run may end, and take it away, before this returns
        } else {
            pods.resource(pod).updateStatus();
        }
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

    /** Started and ended so many seconds apart by the clock of its node. */
    static ContainerStatus ran(String container, int exitCode, long seconds) {
        var status = terminated(container, exitCode, "Completed");
        var start = Instant.parse("2026-01-01T00:00:00Z");
        status.getState().getTerminated().setStartedAt(start.toString());
        status.getState().getTerminated().setFinishedAt(start.plusSeconds(seconds).toString());
        return status;
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

    /** A Job that an earlier start of that instance made. */
    void left(String name, String instance) {
        client.batch().v1().jobs().inNamespace(NAMESPACE).resource(new JobBuilder().withNewMetadata().withName(name)
                .addToLabels(Names.INSTANCE, instance).endMetadata().withNewSpec().endSpec().build()).create();
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

    /** Refuses the next Job. */
    void refuses() {
        server.expect().post().withPath("/apis/batch/v1/namespaces/%s/jobs".formatted(NAMESPACE))
                .andReturn(403, "forbidden").once();
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
