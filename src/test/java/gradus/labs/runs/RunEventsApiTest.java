package gradus.labs.runs;

import static gradus.testing.ScriptedBackend.end;
import static gradus.testing.TestClient.api;
import static gradus.testing.TestClient.awaitClosed;
import static gradus.testing.TestClient.closeAll;
import static gradus.testing.TestClient.started;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import gradus.labs.backend.RunEnd.Grader;
import gradus.labs.backend.RunEnd.Kind;
import gradus.labs.wire.GraderMessage;
import gradus.labs.wire.LearnerMessage;
import gradus.testing.EventStream;
import gradus.testing.ScriptedBackend;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;

@QuarkusTest
@TestSecurity(user = "watcher", roles = "learner")
class RunEventsApiTest {

    private final ScriptedBackend backend;
    private final CountDownLatch goOn = new CountDownLatch(1);

    @TestHTTPResource("/api/v1/runs/")
    URI runs;

    RunEventsApiTest(ScriptedBackend backend) {
        this.backend = backend;
    }

    @AfterEach
    void nothingStaysOpen() {
        goOn.countDown();
        closeAll();
    }

    @Test
    void eventsComeWhileTheRunRunsAndTheReportComesLast() {
        backend.next((job, observer, cancelled) -> {
            observer.claimed(new LearnerMessage.Log("out", "line\nbreak θ"));
            observer.claimed(new LearnerMessage.Metric("loss", 1, Double.NaN));
            goOn.await();
            observer.claimed(new LearnerMessage.Progress(1, 2));
            observer.claimed(new LearnerMessage.Notice("log-cut", java.util.Map.of("kibibytes", "256")));
            return end(Kind.COMPLETED, Grader.NONE);
        });
        var id = started("practice");
        try (var stream = open(id, null)) {
            assertThat(stream.header("X-Accel-Buffering")).isEqualTo("no");
            assertThat(stream.header("Content-Type")).startsWith("text/event-stream");
            var before = List.of(stream.next(), stream.next(), stream.next(), stream.next());
            assertThat(before).extracting(EventStream.Event::type).containsExactly("state", "state", "log", "metric");
            assertThat(before.get(2).json().getString("text")).isEqualTo("line\nbreak θ");
            assertThat(before.get(3).json().getString("value")).isEqualTo("NaN");
            stream.awaitComment();
            goOn.countDown();
            var after = stream.rest();
            assertThat(after).extracting(EventStream.Event::type)
                    .containsExactly("progress", "notice", "state", "report");
            assertThat(after.get(1).json().getString("text")).isEqualTo("The log was cut here.");
            assertThat(after.getLast().json().getString("state")).isEqualTo("finished");
        }
    }

    @Test
    void aStreamGoesOnWhereItBrokeWithoutAGapOrADouble() {
        backend.next((job, observer, cancelled) -> {
            for (int i = 0; i < 50; i++) {
                observer.claimed(new LearnerMessage.Metric("loss", i, i));
            }
            goOn.await();
            for (int i = 50; i < 100; i++) {
                observer.claimed(new LearnerMessage.Metric("loss", i, i));
            }
            return end(Kind.COMPLETED, Grader.NONE);
        });
        var id = started("practice");
        var seen = new ArrayList<EventStream.Event>();
        for (int count : new int[] { 1, 7, 20 }) {
            try (var stream = open(id, seen.isEmpty() ? null : seen.getLast().id())) {
                for (int i = 0; i < count; i++) {
                    seen.add(stream.next());
                }
            }
        }
        goOn.countDown();
        try (var stream = open(id, seen.getLast().id())) {
            seen.addAll(stream.rest());
        }
        assertThat(seen.stream().filter(event -> event.type().equals("metric"))
                .map(event -> event.json().getInt("step")).toList())
                .isEqualTo(java.util.stream.IntStream.range(0, 100).boxed().toList());
        assertThat(seen).extracting(EventStream.Event::id).doesNotHaveDuplicates();
        assertThat(seen.getLast().type()).isEqualTo("report");
    }

    @Test
    void anAttemptThatStartsAgainHasItsOwnNumbers() {
        backend.next((job, observer, cancelled) -> {
            observer.reported(new GraderMessage.Metric("loss", 1, 0.5));
            return end(Kind.COMPLETED, Grader.DIED);
        });
        var id = started("submit");
        try (var stream = open(id, null)) {
            assertThat(stream.rest()).extracting(EventStream.Event::id)
                    .containsExactly("1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "2.4", "2.5", "2.6");
        }
    }

    @Test
    void checksAreToldInTheReadersLanguage() {
        var id = started("submit");
        awaitClosed(id);
        try (var stream = EventStream.open(runs.resolve(id + "/events"), null, "zh-CN")) {
            var check = stream.rest().stream().filter(event -> event.type().equals("check")).findFirst().orElseThrow();
            assertThat(check.json().getString("title")).isEqualTo("加上二");
            assertThat(check.json().getInt("points")).isEqualTo(7);
        }
    }

    @Test
    void afterTheReportThereIsNothing() {
        var id = started("practice");
        awaitClosed(id);
        String last;
        try (var stream = open(id, null)) {
            last = stream.rest().getLast().id();
        }
        api().header("Last-Event-ID", last).get("/api/v1/runs/" + id + "/events").then().statusCode(204);
    }

    @Test
    void whoAsksForNonsenseIsTold() {
        var id = started("practice");
        awaitClosed(id);
        api().header("Last-Event-ID", "yesterday").get("/api/v1/runs/" + id + "/events").then().statusCode(400);
        api().get("/api/v1/runs/" + UUID.randomUUID() + "/events").then().statusCode(404);
    }

    @Test
    void onePersonOpensAFewStreamsAtATime() {
        backend.next(ScriptedBackend::untilCancelled);
        var id = started("practice");
        var streams = new ArrayList<EventStream>();
        try {
            for (int i = 0; i < 8; i++) {
                streams.add(open(id, null));
            }
            try (var oneTooMany = open(id, null)) { // not read to its end: if it is open, it has none
                assertThat(oneTooMany.status()).isEqualTo(429);
            }
        } finally {
            streams.forEach(EventStream::close);
        }
        gradus.testing.Await.until("streams that nobody reads are given back", () -> {
            try (var stream = EventStream.open(runs.resolve(id + "/events"), null, "en")) {
                return stream.status() == 200;
            }
        });
    }

    private EventStream open(String id, String last) {
        return EventStream.open(runs.resolve(id + "/events"), last, "en");
    }
}
