package gradus.labs.backend.kubernetes;

import static gradus.labs.backend.kubernetes.PlayedCluster.LIMITS;
import static gradus.labs.backend.kubernetes.PlayedCluster.end;
import static gradus.labs.backend.kubernetes.PlayedCluster.terminated;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import gradus.labs.backend.RunEnd.Kind;
import gradus.labs.backend.conversation.Seen;

/** What the line to a cluster loses costs nobody a run. */
class ConnectionTest {

    private static final String LOG = "lab-log";
    private static final int OFTEN = 100;

    private static PlayedCluster cluster;

    @BeforeAll
    static void start() {
        cluster = new PlayedCluster();
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @ParameterizedTest
    @CsvSource({ "GET /version, 1", "GET /apis/batch/v1/namespaces/labs/jobs, 3", "POST /apis/batch/v1/namespaces/labs/jobs, 2",
            "POST /api/v1/namespaces/labs/secrets, 1", "GET /api/v1/namespaces/labs/pods, 2",
            "DELETE /apis/batch/v1/namespaces/labs/jobs, 2", "DELETE /api/v1/namespaces/labs/pods, 1" })
    void anAnswerThatIsLostIsAskedForAgain(String request, int times) throws Exception {
        try (var line = new LossyLine(cluster.port())) {
            line.lose(request, 1);
            var backend = cluster.ready(PlayedCluster.settings(), line.port());
            line.lose(request, times);
            var job = PlayedCluster.practice(LIMITS);
            var seen = new Seen();
            cluster.log(job, "learner", KubernetesRunTest.LEARNER_HELLO, KubernetesRunTest.READY);
            var run = cluster.run(backend, job, seen);
            cluster.podOf(job, terminated("learner", 0, "Completed"));
            var end = end(run);
            assertThat(end.kind()).as(end.toString()).isEqualTo(Kind.COMPLETED);
            assertThat(seen.claims).hasSize(2);
            assertThat(cluster.job(job)).isNull();
            assertThat(line.lost()).isPositive();
            backend.close();
        }
    }

    /** The HTTP client of Vert.x fails here. */
    @Test
    void closingALogThatWasReadToItsEndDisturbsNoOtherCall() throws IOException {
        cluster.log(LOG, "learner", false, null, "a line", "another");
        try (var client = PlayedCluster.open(cluster.port())) {
            var asked = new Cluster(client, PlayedCluster.NAMESPACE);
            var others = CompletableFuture.runAsync(() -> IntStream.range(0, OFTEN).forEach(i -> asked.version()));
            for (int i = 0; i < OFTEN; i++) {
                try (var log = asked.rest(LOG, "learner", null)) {
                    assertThat(log.readAllBytes()).isNotEmpty();
                }
            }
            assertThat(others).succeedsWithin(Duration.ofSeconds(60));
        }
    }
}
