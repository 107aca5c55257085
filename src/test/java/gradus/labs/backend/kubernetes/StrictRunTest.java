package gradus.labs.backend.kubernetes;

import static gradus.labs.backend.kubernetes.PlayedCluster.LIMITS;
import static gradus.labs.backend.kubernetes.PlayedCluster.end;
import static gradus.labs.backend.kubernetes.PlayedCluster.running;
import static gradus.labs.backend.kubernetes.PlayedCluster.terminated;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import gradus.labs.backend.Device;
import gradus.labs.backend.Job;
import gradus.labs.backend.LabIsolation;
import gradus.labs.backend.Phase;
import gradus.labs.backend.RunEnd;
import gradus.labs.backend.RunEnd.Grader;
import gradus.labs.backend.RunEnd.Kind;
import gradus.labs.backend.conversation.Seen;
import gradus.labs.backend.strict.StrictBackend;
import gradus.testing.Await;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Secret;

/** A strict lab's run in a cluster: three Jobs, and none while another is there. */
class StrictRunTest {

    private static final String DONE = "{\"type\":\"done\"}\n";
    private static final List<Phase> PHASES = List.of(Phase.DRAW, Phase.ANSWER, Phase.JUDGE);

    private static PlayedCluster cluster;
    private static KubernetesBackend backend;
    private final Seen seen = new Seen();
    private final Job job = strict();

    @BeforeAll
    static void start() {
        cluster = new PlayedCluster();
        backend = cluster.ready(PlayedCluster.settings());
    }

    @AfterAll
    static void stop() {
        backend.close();
        cluster.close();
    }

    @Test
    void isThreeJobsOneAfterTheOtherOfWhichEachIsRemoved() throws Exception {
        log(Phase.DRAW, chunk("calls", "some calls"), chunk("report", DONE));
        log(Phase.ANSWER, chunk("answers", "some answers"), "a hidden input, printed");
        log(Phase.JUDGE, chunk("report", "{\"type\":\"listening\"}\n"),
                chunk("report",
                        "{\"type\":\"check\",\"id\":\"first\",\"outcome\":\"passed\",\"points\":10,\"message\":null,\"millis\":3}\n"),
                chunk("report",
                        "{\"type\":\"check\",\"id\":\"second\",\"outcome\":\"failed\",\"points\":0,\"message\":null,\"millis\":3}\n"),
                chunk("report", DONE));
        var run = run();
        for (var phase : PHASES) {
            var made = cluster.made(part(phase));
            assertThat(PHASES).filteredOn(other -> cluster.job(part(other)) != null).containsExactly(phase);
            assertThat(made.getSpec().getTemplate().getSpec().getContainers()).extracting(Container::getName)
                    .containsExactly("learner");
            Await.until("its inputs are there", () -> secrets(phase).size() == 2);
            assertThat(secrets(phase)).allSatisfy(secret -> assertThat(secret.getMetadata().getOwnerReferences())
                    .singleElement().satisfies(owner -> assertThat(owner.getUid()).isEqualTo(made.getMetadata().getUid())));
            cluster.podOf(part(phase), terminated("learner", 0, "Completed"));
        }
        var end = end(run);
        assertThat(end.kind()).as(end.toString()).isEqualTo(Kind.COMPLETED);
        assertThat(end.grader()).isEqualTo(Grader.DONE);
        assertThat(seen.checks()).containsExactly("first passed 10", "second failed 0");
        assertThat(seen.withheld.toString()).contains("a hidden input, printed");
        assertThat(PHASES).allSatisfy(phase -> assertThat(cluster.job(part(phase))).isNull());
        assertThat(inputs(Phase.DRAW)).contains("class G {}", "hidden.csv").doesNotContain("class Train {}");
        assertThat(inputs(Phase.ANSWER)).contains("class Train {}", "points.csv", "some calls")
                .doesNotContain("class G {}", "hidden.csv");
        assertThat(inputs(Phase.JUDGE)).contains("class G {}", "hidden.csv", "some answers")
                .doesNotContain("class Train {}");
    }

    @ParameterizedTest
    @EnumSource(value = Phase.class, names = "WHOLE", mode = EnumSource.Mode.EXCLUDE)
    void isCancelledInWhicheverJobItIs(Phase phase) throws Exception {
        log(Phase.DRAW, chunk("calls", "some calls"), chunk("report", DONE));
        log(Phase.ANSWER, chunk("answers", "some answers"));
        log(Phase.JUDGE);
        var strict = new StrictBackend(backend);
        var run = CompletableFuture.supplyAsync(() -> strict.run(job, seen), task -> Thread.ofPlatform().start(task));
        for (var before : PHASES.subList(0, PHASES.indexOf(phase))) {
            cluster.podOf(part(before), terminated("learner", 0, "Completed"));
        }
        cluster.podOf(part(phase), running("learner"));
        strict.cancel(job.learner().run());
        assertThat(end(run).kind()).isEqualTo(Kind.CANCELLED);
        assertThat(cluster.job(part(phase))).isNull();
    }

    private CompletableFuture<RunEnd> run() {
        return CompletableFuture.supplyAsync(() -> new StrictBackend(backend).run(job, seen),
                task -> Thread.ofPlatform().start(task));
    }

    private void log(Phase phase, String... lines) {
        var all = new ArrayList<>(List.of(KubernetesRunTest.LEARNER_HELLO, KubernetesRunTest.READY));
        all.addAll(List.of(lines));
        cluster.log(part(phase), "learner", all.toArray(String[]::new));
    }

    private static String chunk(String name, String text) {
        return "{\"type\":\"chunk\",\"name\":\"%s\",\"data\":\"%s\"}".formatted(name,
                Base64.getEncoder().encodeToString(text.getBytes(UTF_8)));
    }

    private List<Secret> secrets(Phase phase) {
        return cluster.secrets(job).stream()
                .filter(secret -> secret.getMetadata().getName().startsWith(Names.job(part(phase)))).toList();
    }

    /** Names and contents of all that the Job's Pod is given. */
    private String inputs(Phase phase) {
        var all = new StringBuilder();
        secrets(phase).forEach(secret -> secret.getData().forEach((name, data) -> all.append(name).append(' ')
                .append(new String(Base64.getDecoder().decode(data), UTF_8))));
        return all.toString();
    }

    /** Called as that part's Job is. */
    private Job part(Phase phase) {
        return new Job(job.learner(), Map.of(), Optional.empty(), Map.of(), LIMITS, Device.CPU, LabIsolation.STRICT,
                phase);
    }

    private static Job strict() {
        var job = PlayedCluster.submit(LIMITS);
        return new Job(job.learner(), job.publicData(), job.grader(), job.hiddenData(), job.limits(), Device.CPU,
                LabIsolation.STRICT, Phase.WHOLE);
    }
}
