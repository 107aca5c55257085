package gradus.demo;

import static gradus.testing.TestClient.LAB;
import static gradus.testing.TestClient.api;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import gradus.common.Sql;
import gradus.demo.script.Cohort;
import gradus.demo.script.Day;
import gradus.demo.script.Recording;
import gradus.demo.script.Recording.Line;
import gradus.demo.script.Recording.Told;
import gradus.demo.script.Recordings;
import gradus.demo.script.Step;
import gradus.demo.script.Story;
import gradus.labs.backend.RunEnd;
import gradus.labs.definition.Labs;
import gradus.labs.wire.GraderMessage;
import gradus.labs.wire.LearnerMessage;
import gradus.labs.wire.Message;
import gradus.labs.wire.Mode;
import gradus.testing.Await;
import gradus.testing.SteppingClock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;

/** Invented learners, played on the small curriculum of the tests. */
@QuarkusTest
class DemonstrationTest {

    private static final String COURSE = "small-course";
    private static final Map<String, String> FILES = Map.of("Adder.java", "class Adder { /* nearly */ }\n");

    private final Demonstration demonstration;
    private final Labs labs;
    private final Sql sql;
    private final SteppingClock clock;

    DemonstrationTest(Demonstration demonstration, Labs labs, Sql sql, SteppingClock clock) {
        this.demonstration = demonstration;
        this.labs = labs;
        this.sql = sql;
        this.clock = clock;
    }

    @Test
    void nobodyIsInventedUnlessTheKeySaysSo() {
        var invented = Cohort.shipped().people().stream().map(Story::account).toList();
        assertThat(sql.query("select subject from identity_person", row -> row.getString(1)))
                .doesNotContainAnyElementsOf(invented);
    }

    @Test
    @TestSecurity(user = "demo-of-a-test-at-work", roles = "learner")
    void whoHasTheAccountFindsTheWorkAsIfItWereTheirs() {
        assertThat(demonstration.play(cohort("demo-of-a-test-at-work"), this::recorded)).isEqualTo(1);

        api().get("/api/v1/courses/small-course/enrolment").then().body("enrolled", equalTo(true));
        Await.until("the submit counts", () -> api().get("/api/v1/courses/small-course/progress").path("points.earned")
                .equals(7));
        api().get("/api/v1/courses/small-course/progress").then().body("done", equalTo(2),
                "parts.state", contains("done", "done", "open"));

        var runs = api().get(LAB + "/runs").then().body("total", equalTo(2), "runs.mode", contains("submit", "practice"),
                "runs.state", contains("finished", "finished"), "runs[0].score.earned", equalTo(7),
                "runs[0].passed", equalTo(true), "runs[0].checks[1].message", startsWith("No answer came within 2 s."),
                "runs[0].evidence.learnerSeed", equalTo("41"), "runs[0].evidence.gradingSeed", equalTo("43"),
                "runs[0].evidence.engine", equalTo("Recorded 1.0"), "runs[1].usage.wallMillis", equalTo(3_000)).extract();
        api().get("/api/v1/runs/" + runs.path("runs[1].id") + "/curves").then()
                .body("curves.name", contains("loss"), "curves[0].values", contains(4.5f, 0.25f));
        api().get("/api/v1/runs/" + runs.path("runs[1].id") + "/output").then().body("log.text", contains("hello"));
        api().get(LAB + "/workspace").then().body("files", equalTo(FILES));
        api().get(LAB + "/snapshots?runs=true").then().body("snapshots.keptFor", contains("run"));
    }

    @Test
    void everythingIsDatedBackAndInOrder() {
        demonstration.play(cohort("demo-of-a-test-long-ago"), this::recorded);

        var moments = new ArrayList<Instant>();
        for (var column : List.of("created_at from identity_person where id = ?",
                "created_at from org_membership where person_id = ?", "since from enrolment_course where person_id = ?",
                "answered_at from item_answer where person_id = ? order by 1",
                "read_at from lesson_reading where person_id = ?", "created_at from lab_workspace where person_id = ?",
                "created_at from lab_snapshot where person_id = ?",
                "created_at from lab_run where person_id = ? order by 1 limit 1",
                "started_at from lab_run where person_id = ? order by 1 limit 1",
                "told_at from lab_run_event join lab_run on id = run_id where person_id = ? and mode = 'practice' order by 1",
                "closed_at from lab_run where person_id = ? order by 1 limit 1",
                "created_at from lab_run where person_id = ? order by 1 desc limit 1",
                "closed_at from lab_run where person_id = ? order by 1 desc limit 1")) {
            moments.addAll(sql.query("select " + column, row -> row.getTimestamp(1).toInstant(),
                    person("demo-of-a-test-long-ago")));
        }
        var now = clock.instant();
        assertThat(moments).hasSizeGreaterThan(15).allMatch(moment -> moment.isBefore(now.minus(Duration.ofDays(1))))
                .allMatch(moment -> moment.isAfter(now.minus(Duration.ofDays(5))));
        assertThat(moments.subList(0, 9)).isSorted();
        assertThat(sql.query("""
                select created_at < started_at and started_at < closed_at from lab_run where person_id = ?""",
                row -> row.getBoolean(1), person("demo-of-a-test-long-ago"))).containsOnly(true);
    }

    @Test
    void aSecondStartAddsNothing() {
        var cohort = cohort("demo-of-a-test-once");
        assertThat(demonstration.play(cohort, this::recorded)).isEqualTo(1);
        var before = rows("demo-of-a-test-once");
        assertThat(demonstration.play(cohort, this::recorded)).isZero();
        assertThat(rows("demo-of-a-test-once")).isEqualTo(before);
    }

    @Test
    void whoeverACrashCutShortComesWithTheNextStart() {
        var whole = cohort("demo-of-a-test-first", "demo-of-a-test-cut-short", "demo-of-a-test-last");
        assertThat(demonstration.play(whole, lab -> {
            throw new IllegalStateException("the machine goes down");
        })).isZero();
        assertThat(sql.query("select 1 from identity_person where subject = 'demo-of-a-test-cut-short'",
                row -> row.getInt(1))).isEmpty();

        assertThat(demonstration.play(cohort("demo-of-a-test-first"), this::recorded)).isEqualTo(1);
        assertThat(demonstration.play(whole, this::recorded)).isEqualTo(2);
        assertThat(rows("demo-of-a-test-cut-short")).isEqualTo(rows("demo-of-a-test-first"));
    }

    @Test
    @TestSecurity(user = "a-real-person-of-this-name", roles = "learner")
    void aPersonWhoIsThereIsLeftAlone() {
        api().get("/api/v1/viewer").then().statusCode(200);
        assertThat(demonstration.play(cohort("a-real-person-of-this-name"), this::recorded)).isZero();
        api().get("/api/v1/runs").then().body("runs", hasSize(0));
        api().get("/api/v1/viewer").then().body("name", equalTo("a-real-person-of-this-name"));
    }

    @Test
    @TestSecurity(user = "demo-of-a-test-without-runs", roles = "learner")
    void runsOfAnotherVersionDoNotHappen() {
        assertThat(demonstration.play(cohort("demo-of-a-test-without-runs"),
                lab -> recorded(lab).map(runs -> new Recordings(lab, "0".repeat(64), runs.runs())))).isEqualTo(1);
        api().get("/api/v1/runs").then().body("runs", hasSize(0));
        api().get("/api/v1/courses/small-course/progress").then().body("done", equalTo(1));
    }

    private UUID person(String subject) {
        return sql.first("select id from identity_person where subject = ?", row -> row.getObject(1, UUID.class), subject)
                .orElseThrow();
    }

    private List<Integer> rows(String subject) {
        var person = person(subject);
        return List.of("enrolment_course", "lesson_reading", "item_answer", "lab_run", "lab_snapshot", "lab_workspace",
                "org_membership").stream().map(
                        table -> sql.first("select count(*) from %s where person_id = ?"
                                .formatted(table), row -> row.getInt(1), person).orElseThrow())
                .toList();
    }

    /** Learners who all do the same. */
    private static Cohort cohort(String... accounts) {
        return new Cohort(COURSE, List.of(accounts).stream().map(account -> new Story("ada", account, "Of a test", List.of(
                new Day(4, LocalTime.of(18, 0), List.of(new Step.Enrols(), new Step.Answers("01-first", "sum-of-two", false),
                        new Step.Answers("01-first", "sum-of-two", true), new Step.Reads("01-first"))),
                new Day(2, LocalTime.of(18, 0), List.of(new Step.Runs("add-two", "solution", false),
                        new Step.Runs("add-two", "solution", true))))))
                .toList());
    }

    private Optional<Recordings> recorded(String lab) {
        var hello = new LearnerMessage.Hello(1, "learner", "1.0", "25", "Recorded 1.0", "cpu", null);
        var practice = new Recording(Mode.PRACTICE, FILES, 41, null, List.of(claimed(300, hello),
                claimed(400, new LearnerMessage.Log("out", "hello")), claimed(900, new LearnerMessage.Metric("loss", 0, 4.5)),
                claimed(1_900, new LearnerMessage.Metric("loss", 10, 0.25))), end(RunEnd.Grader.NONE));
        var submit = new Recording(Mode.SUBMIT, FILES, 41, 43L, List.of(claimed(300, hello),
                reported(500, new GraderMessage.Hello(1, "grader", "1.0", "25", "Recorded 1.0", "cpu", null)),
                reported(800, new GraderMessage.Check("adds", "passed", 7, null, 2)),
                reported(900, new GraderMessage.Check("keeps-sign", "failed", 0,
                        new Message("late", Map.of("seconds", "2")), 500)),
                reported(950, new GraderMessage.Done())), end(RunEnd.Grader.DONE));
        return Optional.of(new Recordings(lab, labs.require(lab).sha256(),
                Map.of(new Recordings.Key("ada", "practice solution"), practice, new Recordings.Key("ada", "submit solution"),
                        submit)));
    }

    private static Told claimed(int millis, LearnerMessage message) {
        return new Told(Duration.ofMillis(millis), new Line.Claimed(message));
    }

    private static Told reported(int millis, GraderMessage message) {
        return new Told(Duration.ofMillis(millis), new Line.Reported(message));
    }

    private static RunEnd end(RunEnd.Grader grader) {
        return new RunEnd(RunEnd.Kind.COMPLETED, grader, 0, "",
                new RunEnd.Usage(Duration.ofSeconds(3), Duration.ofSeconds(2), 1 << 20));
    }
}
