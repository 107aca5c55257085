import gradus.grading.Answer;
import gradus.grading.BatchCheck;
import gradus.grading.Call;
import gradus.grading.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** What {@code Batches} deals: every example once, and in which order. */
final class Epochs {

    /** Of 8 examples, since a power of two shows best when neighbouring seeds give neighbouring numbers. */
    private static final int DEALT = 8;
    private static final int DEALS = 4_000;
    /**
     * Deviations. Measured on 300 seeds, for the most telling of the three counts: a shuffle by Fisher and Yates 0 ± 1,
     * one that swaps each place with any other 31 ± 4, one that never leaves an example in its place 404 ± 1, a new
     * generator for each epoch with the next seed 2,916 ± 7, a start at a random example and then in turn 14,800.
     */
    private static final double FAIR = 10;

    private Epochs() {
    }

    /** @param examples to deal out in batches of {@code size} */
    private record Deal(int examples, int size) {

        Verdict judge(Answer answer) {
            List<int[]> batches = answer.list().stream().map(MiniBatchGrader::rows).toList();
            int[] order = flat(batches);
            if (Arrays.stream(order).anyMatch(example -> example < 0 || example >= examples)) {
                return Verdict.fail("outside");
            }
            int[] times = new int[examples];
            Arrays.stream(order).forEach(example -> times[example]++);
            boolean cut = IntStream.range(0, batches.size()).allMatch(i -> batches.get(i).length == size
                    || i == batches.size() - 1 && batches.get(i).length == (examples - 1) % size + 1);
            long missing = Arrays.stream(times).filter(time -> time == 0).count();
            boolean once = Arrays.stream(times).allMatch(time -> time == 1);
            if (once && cut) {
                return Verdict.pass();
            }
            if (once) {
                return Verdict.partial(0.5, "sizes", Map.of());
            }
            if (order.length == examples - examples % size && missing == examples % size) {
                return Verdict.partial(0.5, "dropped", Map.of("missing", Long.toString(missing)));
            }
            if (missing == 0 && order.length % size == 0 && order.length < examples + size) {
                return Verdict.partial(0.5, "filled-up", Map.of());
            }
            return missing == 0 ? Verdict.fail("twice")
                    : Verdict.fail("missing", Map.of("missing", Long.toString(missing), "examples",
                            Integer.toString(examples)));
        }
    }

    static BatchCheck once(RandomGenerator random) {
        List<Deal> deals = List.of(new Deal(random.nextInt(40, 60) * 4 + 3, 4), new Deal(64, 16), new Deal(23, 1),
                new Deal(19, 19), new Deal(6, 8));
        List<Call> calls = new ArrayList<>();
        for (Deal deal : deals) {
            calls.add(Call.create(MiniBatchGrader.BATCHES, deal.examples(), deal.size(), random.nextLong()));
            int dealer = calls.size() - 1;
            calls.add(Call.on(dealer, "epoch"));
            calls.add(Call.on(dealer, "epoch"));
        }
        return BatchCheck.of(calls, answers -> MiniBatchGrader.worst(IntStream.range(0, answers.size())
                .filter(i -> i % 3 != 0).mapToObj(i -> deals.get(i / 3).judge(answers.get(i))).toList()));
    }

    /** Three epochs of one dealer, of another with the same seed, and of a third with a seed of its own; then many. */
    static BatchCheck order(RandomGenerator random) {
        long seed = random.nextLong();
        List<Call> calls = new ArrayList<>();
        for (long each : new long[] {seed, seed, random.nextLong()}) {
            calls.add(Call.create(MiniBatchGrader.BATCHES, 20, 6, each));
            int dealer = calls.size() - 1;
            IntStream.range(0, 3).forEach(_ -> calls.add(Call.on(dealer, "epoch")));
        }
        calls.add(Call.create(MiniBatchGrader.BATCHES, DEALT, 3, random.nextLong()));
        IntStream.range(0, DEALS).forEach(_ -> calls.add(Call.on(12, "epoch")));
        return BatchCheck.of(calls, answers -> {
            List<int[]> orders = new ArrayList<>();
            for (int i = 0; i < answers.size(); i++) {
                boolean dealer = i <= 12 && i % 4 == 0;
                orders.add(dealer ? new int[0] : order(answers.get(i)));
            }
            return order(orders);
        });
    }

    private static Verdict order(List<int[]> orders) {
        int[] first = orders.get(1);
        if (Arrays.equals(first, IntStream.range(0, 20).toArray())) {
            return Verdict.fail("not-shuffled");
        }
        if (Arrays.equals(first, orders.get(2)) || Arrays.equals(orders.get(2), orders.get(3))) {
            return Verdict.fail("same-order");
        }
        if (!IntStream.range(1, 4).allMatch(i -> Arrays.equals(orders.get(i), orders.get(4 + i)))) {
            return Verdict.fail("not-repeatable");
        }
        if (Arrays.equals(first, orders.get(9))) {
            return Verdict.fail("every-seed");
        }
        return isFair(orders.subList(13, orders.size())) ? Verdict.pass()
                : Verdict.partial(0.6, "unfair", Map.of("epochs", Integer.toString(DEALS)));
    }

    /** Whether examples come at all places, move between all places and follow each other equally often. */
    private static boolean isFair(List<int[]> orders) {
        int[][] places = new int[DEALT][DEALT];
        int[][] moves = new int[DEALT][DEALT];
        int[][] followers = new int[DEALT][DEALT];
        int[] before = null;
        for (int[] order : orders) {
            if (!Arrays.equals(Arrays.stream(order).sorted().toArray(), IntStream.range(0, DEALT).toArray())) {
                return true; // no order of all examples: that costs its points in the other check
            }
            int[] now = new int[DEALT];
            for (int place = 0; place < DEALT; place++) {
                now[order[place]] = place;
                places[place][order[place]]++;
                if (before != null) {
                    moves[before[order[place]]][place]++;
                }
                if (place > 0) {
                    followers[order[place - 1]][order[place]]++;
                }
            }
            before = now;
        }
        double expected = (double) orders.size() / DEALT;
        double mean = DEALT * (DEALT - 1.0);
        for (int example = 0; example < DEALT; example++) {
            followers[example][example] = (int) expected; // nobody follows itself
        }
        return unfairness(places, expected, mean) < FAIR && unfairness(moves, expected, mean) < FAIR
                && unfairness(followers, expected, (DEALT - 1.0) * (DEALT - 1)) < FAIR;
    }

    /**
     * Pearson's sum of squares. Of fair shuffles its mean is n(n − 1) and its deviation n√2: each count's variance is
     * E(1 − 1/n), and only (n − 1)² of them are free. Of who follows whom the mean is (n − 1)².
     *
     * @return in deviations from the mean
     */
    private static double unfairness(int[][] counts, double expected, double mean) {
        double sum = Arrays.stream(counts).flatMapToInt(Arrays::stream)
                .mapToDouble(count -> Math.pow(count - expected, 2) / expected).sum();
        return (sum - mean) / (DEALT * Math.sqrt(2));
    }

    private static int[] order(Answer epoch) {
        return flat(epoch.list().stream().map(MiniBatchGrader::rows).toList());
    }

    private static int[] flat(List<int[]> batches) {
        return batches.stream().flatMapToInt(Arrays::stream).toArray();
    }
}
