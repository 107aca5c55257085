package gradus.labs.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.ToIntFunction;

import gradus.labs.hostile.CaseReport;
import gradus.labs.hostile.HostileCase;
import gradus.labs.hostile.HostileGroup;

/** Learning hidden labels from two hundred scores: what it wins, and what stands against it. */
@HostileGroup
class ScoreProbingHostileTest {

    private static final int LABELS = 200;
    private static final int POINTS = 10;
    private static final String BUDGET = "BUDGET_SPENT";

    @HostileCase("B15 score-probing")
    void aScoreTellsLessThanALabel(CaseReport it) {
        var fixed = labels(1);
        assertThat(probe(guess -> agreements(guess, fixed))).isEqualTo(fixed);
        it.control("an exact score over fixed labels gives away all %d of them in as many submissions".formatted(LABELS));

        var learnt = probe(guess -> agreements(guess, fixed) * POINTS / LABELS);
        assertThat(agreements(learnt, fixed)).as("rounded to whole points, most changes do not show")
                .isLessThan(LABELS * 3 / 4);
        var seed = new Random(7);
        var fresh = probe(guess -> agreements(guess, labels(seed.nextLong())));
        assertThat(agreements(fresh, labels(99))).as("questions drawn for each run").isLessThan(LABELS * 3 / 4);

        if (Arrays.stream(RunProblem.values()).map(Enum::name).anyMatch(BUDGET::equals)) {
            it.refused("whole points, fresh questions, a daily budget", BUDGET);
        } else {
            it.gap("whole points and fresh questions blunt it; no limit counts submissions of fixed data yet");
        }
        assertThat(agreements(fixed, fixed) * POINTS / LABELS).isEqualTo(POINTS);
        it.neighbour("who knows all answers gets all points");
    }

    /** Turns one answer after the other, and keeps it if the score did not fall. */
    private static boolean[] probe(ToIntFunction<boolean[]> score) {
        var guess = new boolean[LABELS];
        for (int i = 0; i < LABELS; i++) {
            int before = score.applyAsInt(guess);
            guess[i] = true;
            if (score.applyAsInt(guess) <= before) {
                guess[i] = false;
            }
        }
        return guess;
    }

    private static boolean[] labels(long seed) {
        var random = new Random(seed);
        var labels = new boolean[LABELS];
        for (int i = 0; i < LABELS; i++) {
            labels[i] = random.nextBoolean();
        }
        return labels;
    }

    private static int agreements(boolean[] one, boolean[] other) {
        int same = 0;
        for (int i = 0; i < LABELS; i++) {
            same += one[i] == other[i] ? 1 : 0;
        }
        return same;
    }
}
