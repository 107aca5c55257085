package gradus.labs.runs.scheduling;

import static gradus.labs.runs.scheduling.Waiting.GIB;
import static gradus.labs.runs.scheduling.Waiting.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import gradus.labs.backend.Device;

class PolicyTest {

    private static final Capacity RUNNER = new Capacity("runner", 2, 0, 8 * GIB);
    private static final Capacity WITH_GPU = new Capacity("gpu-runner", 2, 1, 8 * GIB);

    private final Policy policy = new Policy(Rules.STANDARD);
    private final Map<Account, Use> used = new HashMap<>();
    private final List<Started> running = new ArrayList<>();
    private Instant now = NINE.plusSeconds(1);

    @Test
    void examTasksGoBeforeSubmitsBeforePractice() {
        var practice = Waiting.of("ada").queued(NINE.minusSeconds(60));
        var submit = Waiting.of("ben").priority(Priority.SUBMIT).queued(NINE.minusSeconds(30));
        var exam = Waiting.of("cleo").priority(Priority.EXAM);
        assertThat(next(RUNNER, practice, submit, exam)).contains(exam);
        assertThat(next(RUNNER, practice, submit)).contains(submit);
    }

    @Test
    void amongEqualsTheOneWhoUsedLeastIsNext() {
        var heavy = Waiting.of("ada").queued(NINE.minusSeconds(60));
        var light = Waiting.of("ben");
        uses(heavy, 100);
        uses(light, 90);
        assertThat(next(RUNNER, heavy, light)).contains(light);
    }

    @Test
    void useFadesWithTime() {
        var old = Waiting.of("ada").in("school", "a");
        var recent = Waiting.of("ben").in("school", "a");
        used.put(person(old), new Use(100, now.minus(Duration.ofHours(3))));
        used.put(person(recent), new Use(20, now));
        assertThat(next(RUNNER, recent, old)).contains(old);
    }

    @Test
    void organisationsComeBeforeCoursesAndCoursesBeforePeople() {
        var crowded = Waiting.of("ada").in("large", "course");
        var quiet = Waiting.of("ben").in("small", "course");
        uses(quiet, 50);
        uses(Waiting.of("somebody").in("large", "course"), 60);
        assertThat(next(RUNNER, crowded, quiet)).as("ada used nothing, but her organisation did").contains(quiet);
        var busy = Waiting.of("cleo").in("large", "busy-course");
        var calm = Waiting.of("dan").in("large", "calm-course");
        uses(calm, 5);
        uses(Waiting.of("anybody").in("large", "busy-course"), 30);
        assertThat(next(RUNNER, busy, calm)).contains(calm);
    }

    @Test
    void whatRunsNowCountsAsWhatItIsExpectedToUse() {
        var twoAtOnce = new Policy(new Rules(2, Duration.ofHours(1), Duration.ofMinutes(10), Duration.ofMinutes(1)));
        var busy = Waiting.of("ada").queued(NINE.minusSeconds(60));
        var idle = Waiting.of("ben");
        run(Waiting.of("ada").lasting(Duration.ofSeconds(100)), RUNNER);
        uses(idle, 50);
        assertThat(twoAtOnce.next(line(RUNNER, busy, idle), RUNNER, RUNNER.without(running))
                .map(pick -> new Waiting(pick.ticket()))).contains(idle);
    }

    @Test
    void aPersonHasOneRunAtATimeButNoExamWaitsForIt() {
        run(Waiting.of("ada"), RUNNER);
        var second = Waiting.of("ada").priority(Priority.SUBMIT);
        assertThat(next(RUNNER, second)).isEmpty();
        var exam = Waiting.of("ada").priority(Priority.EXAM);
        assertThat(next(RUNNER, second, exam)).contains(exam);
    }

    @Test
    void whoeverOwesMuchIsNextOnceTheyHaveWaitedBeyondPatience() {
        var debtor = Waiting.of("ada").queued(NINE.minus(Duration.ofMinutes(11)));
        var newcomer = Waiting.of("ben").priority(Priority.SUBMIT);
        used.put(person(debtor), new Use(100_000, NINE.minus(Duration.ofMinutes(12))));
        assertThat(next(RUNNER, debtor, newcomer)).as("ten minutes and one and a half rounds of ten seconds")
                .contains(debtor);
        assertThat(next(RUNNER, debtor.queued(NINE.minus(Duration.ofMinutes(10))), newcomer)).contains(newcomer);
    }

    @Test
    void patienceBeginsWhenSomebodyGotSomethingNotWhenTheyQueued() {
        var served = Waiting.of("ada").queued(NINE.minus(Duration.ofHours(2)));
        var newcomer = Waiting.of("ben");
        uses(served, 100);
        assertThat(next(RUNNER, served, newcomer)).contains(newcomer);
    }

    @Test
    void aGpuIsAKindOfSlotOfItsOwn() {
        var gpu = Waiting.of("ada").gpu(false);
        var cpu = Waiting.of("ben");
        assertThat(next(WITH_GPU, cpu, gpu)).as("the scarcer one first").contains(gpu);
        run(Waiting.of("somebody").gpu(false), WITH_GPU);
        assertThat(next(WITH_GPU, cpu, gpu)).contains(cpu);
        assertThat(next(WITH_GPU, gpu)).isEmpty();
    }

    @Test
    void aLabFallsBackToACpuOnlyWhereNobodyHasAGpu() {
        var may = Waiting.of("ada").gpu(true);
        assertThat(policy.next(line(RUNNER, may), RUNNER, RUNNER)).map(Pick::device).contains(Device.CPU);
        assertThat(next(RUNNER, Waiting.of("ada").gpu(false))).isEmpty();
        var line = new Line(List.of(may.ticket()), running, used, List.of(RUNNER, WITH_GPU), now);
        assertThat(policy.next(line, RUNNER, RUNNER)).as("the other runner has one").isEmpty();
        assertThat(policy.next(line, WITH_GPU, WITH_GPU)).map(Pick::device).contains(Device.GPU);
    }

    @Test
    void smallRunsOvertakeALargeOneForAMinuteThenMemoryIsHeldForIt() {
        run(Waiting.of("somebody").gibibytes(5), RUNNER);
        var large = Waiting.of("ada").gibibytes(4).queued(NINE);
        var small = Waiting.of("ben").gibibytes(2).queued(NINE.plusSeconds(1));
        now = NINE.plusSeconds(50);
        assertThat(next(RUNNER, large, small)).contains(small);
        now = NINE.plusSeconds(61);
        assertThat(next(RUNNER, large, small)).isEmpty();
    }

    @Test
    void memoryIsHeldForAnExamTaskAtOnce() {
        run(Waiting.of("somebody").gibibytes(5), RUNNER);
        assertThat(next(RUNNER, Waiting.of("ada").gibibytes(4).priority(Priority.EXAM), Waiting.of("ben"))).isEmpty();
    }

    @Test
    void whatNoRunnerCanRunKeepsNobodyElseWaiting() {
        var huge = Waiting.of("ada").gibibytes(9).priority(Priority.EXAM).queued(NINE.minus(Duration.ofDays(1)));
        var small = Waiting.of("ben");
        assertThat(next(RUNNER, huge, small)).contains(small);
        assertThat(line(RUNNER, huge).suits(huge.ticket())).isFalse();
    }

    @Test
    void aClockThatJumpsMakesNobodyFirstOrLastForEver() {
        var ahead = Waiting.of("ada").queued(now.plus(Duration.ofDays(400)));
        used.put(person(ahead), new Use(5, now.plus(Duration.ofDays(400))));
        var other = Waiting.of("ben");
        uses(other, 6);
        assertThat(next(RUNNER, other, ahead)).as("use from the future counts as use of now").contains(ahead);
        now = now.plus(Duration.ofDays(4000));
        assertThat(next(RUNNER, other, ahead)).isPresent();
        assertThat(new Use(5, NINE).plus(1, NINE.minus(Duration.ofDays(1)), Duration.ofHours(1)))
                .isEqualTo(new Use(6, NINE.minus(Duration.ofDays(1))));
    }

    private Optional<Waiting> next(Capacity runner, Waiting... waiting) {
        return policy.next(line(runner, waiting), runner, runner.without(running)).map(pick -> new Waiting(pick.ticket()));
    }

    private Line line(Capacity runner, Waiting... waiting) {
        return new Line(Stream.of(waiting).map(Waiting::ticket).toList(), running, used, List.of(runner), now);
    }

    private void run(Waiting waiting, Capacity runner) {
        var ticket = waiting.ticket();
        running.add(new Started(ticket.owner(), ticket.priority(), runner.runner(),
                ticket.hardware().device(), ticket.memoryBytes(), now, ticket.expected()));
    }

    private void uses(Waiting waiting, double seconds) {
        for (var account : Account.of(Device.CPU, waiting.ticket().owner())) {
            used.put(account, used.getOrDefault(account, Use.NONE).plus(seconds, now, Rules.STANDARD.halfLife()));
        }
    }

    private static Account person(Waiting waiting) {
        return Account.person(Device.CPU, waiting.ticket().owner());
    }
}
