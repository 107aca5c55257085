package gradus.labs.runs.scheduling;

import static gradus.labs.runs.scheduling.Waiting.GIB;
import static gradus.labs.runs.scheduling.Waiting.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

import gradus.labs.backend.Device;
import gradus.labs.backend.Hardware;

/** The scheduler itself in virtual time. Its figures are printed; {@code src/docs/queue.md} tells them. */
class SimulationTest {

    private static final Logger LOG = Logger.getLogger(SimulationTest.class);
    private static final int LEARNERS = 500;
    private static final int EAGER = 100;
    private static final int RUNS_OF_EAGER = 60;
    private static final int RUNS_OF_OTHERS = 10;
    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final Instant NEVER = NINE.plus(Duration.ofDays(365));

    private final Random random = new Random(4);
    private final Map<Owner, Integer> number = new HashMap<>();
    private final List<Capacity> runners = List.of(new Capacity("a", 4, 1, 14 * GIB), new Capacity("b", 4, 1, 14 * GIB),
            new Capacity("c", 4, 0, 14 * GIB), new Capacity("d", 4, 0, 14 * GIB));

    /**
     * 500 learners of two organisations with five courses each, one of them on GPUs. A hundred of them always have three
     * runs open and queue the next when one ends, until each has had 60; the others come by ten times, whenever they like.
     * Every third run is a submit; of each of the others' runs, one is an exam task, one of those every ten seconds.
     */
    @Test
    void tenThousandRunsOfFiveHundredLearners() {
        var labs = new VirtualLabs(Rules.STANDARD, runners);
        Map<Owner, Integer> left = new HashMap<>();
        for (int learner = 0; learner < LEARNERS; learner++) {
            if (learner < EAGER) {
                left.put(learner(learner), RUNS_OF_EAGER - 3);
                for (int open = 0; open < 3; open++) {
                    labs.add(run(learner, open, NINE), time());
                }
                continue;
            }
            labs.add(exam(learner), time());
            for (int run = 1; run < RUNS_OF_OTHERS; run++) {
                labs.add(run(learner, run, NINE.plusSeconds(random.nextInt(5_000))), time());
            }
        }
        Map<Device, Instant> firstIsDone = new HashMap<>();
        labs.runUntil(NEVER, ended -> {
            var owner = ended.ticket().owner();
            if (left.getOrDefault(owner, 0) > 0) {
                labs.add(run(number.get(owner), left.merge(owner, -1, Integer::sum), labs.now), time());
            } else if (left.containsKey(owner)) { // from now on somebody has less to do than others
                firstIsDone.putIfAbsent(ended.ticket().hardware().device(), labs.now);
            }
        });
        assertThat(labs.done).hasSize(10_000);
        var exams = waits(labs.done.stream().filter(done -> done.ticket().priority() == Priority.EXAM));
        var eager = waits(labs.done.stream().filter(done -> left.containsKey(done.ticket().owner())));
        var others = waits(labs.done.stream().filter(done -> !left.containsKey(done.ticket().owner())
                && done.ticket().priority() != Priority.EXAM));
        LOG.infof("10,000 runs of 500 learners took %s of virtual time", Duration.between(NINE, labs.now));
        tell("exam tasks", exams);
        tell("who comes by", others);
        tell("who always has three runs open", eager);
        assertThat(at(exams, 1)).isLessThanOrEqualTo(LONGEST.toSeconds());
        var gap = longestGap(labs.done);
        var round = Duration.ofSeconds(10).multipliedBy(LEARNERS / 5).dividedBy(2); // at most 100 learners, two GPUs
        LOG.infof("longest time with something waiting and no turn: %d s", gap.toSeconds());
        assertThat(gap).as("nobody starves: patience, one and a half rounds, and the run that is under way")
                .isLessThan(Rules.STANDARD.patience().plus(round.multipliedBy(3).dividedBy(2)).plus(LONGEST));
        for (var device : Device.values()) {
            sharesAreEqual("learners on " + device, labs.done.stream()
                    .filter(done -> left.containsKey(done.ticket().owner())).toList(), device, firstIsDone.get(device),
                    ticket -> ticket.owner().learner());
            sharesAreEqual("courses on " + device, labs.done, device, firstIsDone.get(device),
                    ticket -> ticket.owner().organization() + "/" + ticket.owner().course());
            sharesAreEqual("organisations on " + device, labs.done, device, firstIsDone.get(device),
                    ticket -> ticket.owner().organization());
        }
    }

    @Test
    void aSmallOrganisationGetsAsMuchAsALargeOneAndLongRunsGetNoMoreThanShortOnes() {
        var labs = new VirtualLabs(Rules.STANDARD, runners.subList(2, 4));
        for (int learner = 0; learner < 50; learner++) {
            var lasts = Duration.ofSeconds(learner % 2 == 0 ? 5 : 40);
            var who = Waiting.of("learner " + learner).in(learner < 10 ? "small" : "large", "course").lasting(lasts);
            labs.add(again(who), lasts);
        }
        var end = NINE.plus(Duration.ofHours(5));
        labs.runUntil(end, ended -> labs.add(again(new Waiting(ended.ticket()).queued(labs.now)), ended.took()));
        var later = labs.done.stream().filter(done -> done.started().isAfter(NINE.plus(Duration.ofHours(1)))).toList();
        sharesAreEqual("organisations of 10 and 40", later, Device.CPU, end, ticket -> ticket.owner().organization());
        for (var organization : List.of("small", "large")) {
            sharesAreEqual("learners of the " + organization + " one", later.stream()
                    .filter(done -> done.ticket().owner().organization().equals(organization)).toList(), Device.CPU, end,
                    ticket -> ticket.owner().learner());
        }
    }

    @Test
    void aThousandRunsOfOnePersonKeepNobodyElseWaiting() {
        var labs = new VirtualLabs(Rules.STANDARD, List.of(new Capacity("small", 1, 0, 4 * GIB)));
        var flood = Waiting.of("flooder");
        for (int run = 0; run < 1_000; run++) {
            labs.add(again(flood), Duration.ofSeconds(10));
        }
        for (int learner = 0; learner < 100; learner++) {
            labs.add(again(Waiting.of("learner " + learner).queued(NINE.plusSeconds(60L * learner + 5))),
                    Duration.ofSeconds(10));
        }
        labs.runUntil(NEVER, ended -> {
        });
        var others = waits(labs.done.stream().filter(done -> !done.ticket().owner().equals(flood.ticket().owner())));
        LOG.infof("beside somebody with 1,000 runs, others wait %.0f s at most", at(others, 1));
        assertThat(at(others, 1)).isLessThanOrEqualTo(10);
    }

    @Test
    void practiceIsServedBehindAnEndlessLineOfSubmits() {
        var labs = new VirtualLabs(Rules.STANDARD, List.of(new Capacity("small", 1, 0, 4 * GIB)));
        for (int run = 0; run < 2_000; run++) {
            labs.add(again(Waiting.of("submitter " + run % 200).priority(Priority.SUBMIT).queued(NINE.plusSeconds(5L * run))),
                    Duration.ofSeconds(10));
        }
        var practice = again(Waiting.of("ada").queued(NINE.plusSeconds(60)));
        labs.add(practice, Duration.ofSeconds(10));
        labs.runUntil(NINE.plus(Duration.ofHours(5)), ended -> {
        });
        var served = labs.done.stream().filter(done -> done.ticket().equals(practice)).findFirst().orElseThrow();
        LOG.infof("practice behind an endless line of submits waits %d s", served.waited().toSeconds());
        assertThat(served.waited()).as("ten minutes and one and a half rounds of 201 people")
                .isLessThan(Duration.ofSeconds(3_650));
    }

    @Test
    void whoUsedMuchIsServedThoughNewPeopleKeepComing() {
        var labs = new VirtualLabs(Rules.STANDARD, List.of(new Capacity("small", 1, 0, 4 * GIB)));
        var debtor = Waiting.of("ada");
        labs.add(again(debtor), Duration.ofHours(3));
        for (int other = 0; other < 3_000; other++) {
            labs.add(again(Waiting.of("other " + other).queued(NINE.plusSeconds(10L * other))), Duration.ofSeconds(10));
        }
        var second = again(debtor.queued(NINE.plusSeconds(1)));
        labs.add(second, Duration.ofSeconds(10));
        labs.runUntil(NEVER, ended -> {
        });
        var places = labs.done.stream().map(VirtualLabs.Done::ticket).toList();
        LOG.infof("who used three hours is served %d starts later", places.indexOf(second));
        assertThat(places.indexOf(second)).as("of those who had come in three hours, one and a half times as many")
                .isLessThan(1_700);
    }

    @Test
    void theForecastComesTrueWhenNothingElseComes() {
        var labs = new VirtualLabs(Rules.STANDARD, runners.subList(2, 4));
        for (int run = 0; run < 150; run++) {
            var lasts = Duration.ofSeconds(5 + random.nextInt(20));
            labs.add(again(Waiting.of("learner " + run % 40).lasting(lasts)), lasts);
        }
        labs.runUntil(NINE.minusSeconds(1), ended -> {
        });
        var forecast = Forecast.of(Rules.STANDARD, labs.line());
        var before = labs.done.size();
        labs.runUntil(NEVER, ended -> {
        });
        var errors = labs.done.stream().skip(before).filter(done -> forecast.containsKey(done.ticket().run()))
                .map(done -> forecast.get(done.ticket().run()).until().minus(Duration.between(NINE, done.started())).abs())
                .sorted().toList();
        LOG.infof("forecast of %d waits: off by %d s in the median, %d s at most", errors.size(),
                errors.get(errors.size() / 2).toSeconds(), errors.getLast().toSeconds());
        assertThat(errors).hasSizeGreaterThan(130);
        assertThat(errors.get(errors.size() / 2)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void whatNoRunnerCanRunHasNoPlace() {
        var huge = Waiting.of("ada").gibibytes(100).ticket();
        var gpu = Waiting.of("ben").gpu(false).ticket();
        var fine = Waiting.of("ada").ticket();
        var line = new Line(List.of(huge, gpu, fine), List.of(), Map.of(), runners.subList(2, 4), NINE);
        assertThat(Forecast.of(Rules.STANDARD, line)).containsExactly(Map.entry(fine.run(), new Place(0, Duration.ZERO)));
    }

    private static Hardware hardware(int learner) {
        return learner % 5 == 4 ? new Hardware(Device.GPU, false) : Hardware.CPU;
    }

    private static Owner learner(int learner) {
        return Waiting.owner("organisation " + learner % 2, "course " + learner % 5, "learner " + learner);
    }

    private Ticket exam(int learner) {
        return ticket(learner, Priority.EXAM, NINE.plusSeconds(10L * (learner - EAGER)));
    }

    private Ticket run(int learner, int run, Instant queued) {
        return ticket(learner, run % 3 == 0 ? Priority.SUBMIT : Priority.PRACTICE, queued);
    }

    private Ticket ticket(int learner, Priority priority, Instant queued) {
        number.put(learner(learner), learner);
        return new Ticket(new UUID(random.nextLong(), random.nextLong()), priority, learner(learner), hardware(learner),
                (1 + random.nextInt(4)) * GIB, queued, Duration.ofSeconds(10));
    }

    /** 5 to 15 s. */
    private Duration time() {
        return Duration.ofSeconds(5).plusMillis(random.nextInt(10_001));
    }

    private Ticket again(Waiting like) {
        var ticket = like.ticket();
        return new Ticket(new UUID(random.nextLong(), random.nextLong()), ticket.priority(), ticket.owner(),
                ticket.hardware(), ticket.memoryBytes(), ticket.queued(), ticket.expected());
    }

    private static void sharesAreEqual(String whose, List<VirtualLabs.Done> done, Device device, Instant until,
            Function<Ticket, Object> by) {
        var seconds = done.stream().filter(one -> one.ticket().hardware().device() == device)
                .filter(one -> one.started().isBefore(until))
                .collect(Collectors.groupingBy(one -> by.apply(one.ticket()),
                        Collectors.summingDouble(one -> one.took().toMillis() / 1000.0)));
        var share = new DoubleSummaryStatistics();
        seconds.values().forEach(share::accept);
        double difference = (share.getMax() - share.getMin()) / share.getAverage();
        LOG.infof("shares of %d %s: %.0f s on average, %.1f %% between least and most", seconds.size(), whose,
                share.getAverage(), 100 * difference);
        assertThat(difference).as(whose).isLessThanOrEqualTo(0.10);
    }

    /** The longest time that anybody had something waiting and got nothing. */
    private static Duration longestGap(List<VirtualLabs.Done> done) {
        return done.stream().collect(Collectors.groupingBy(one -> one.ticket().owner())).values().stream()
                .map(SimulationTest::gap).max(Comparator.naturalOrder()).orElseThrow();
    }

    private static Duration gap(List<VirtualLabs.Done> ofOne) {
        var longest = Duration.ZERO;
        var served = NINE;
        for (var run : ofOne.stream().sorted(Comparator.comparing(VirtualLabs.Done::started)).toList()) {
            var from = served.isAfter(run.ticket().queued()) ? served : run.ticket().queued();
            var waited = Duration.between(from, run.started());
            longest = waited.compareTo(longest) > 0 ? waited : longest;
            served = run.started().plus(run.took());
        }
        return longest;
    }

    private static List<Double> waits(Stream<VirtualLabs.Done> done) {
        return done.map(one -> one.waited().toMillis() / 1000.0).sorted().toList();
    }

    private static void tell(String whose, List<Double> waits) {
        LOG.infof("waits of %s, s: median %.0f, 99 %% %.0f, most %.0f", whose, at(waits, 0.5), at(waits, 0.99), at(waits, 1));
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.get((int) Math.round((sorted.size() - 1) * share));
    }
}
