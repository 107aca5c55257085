package gradus.items.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class DiceTest {

    private static final UUID ITEM = UUID.fromString("6b6cf8e4-3f5f-4c57-9a3e-0d9f8f8c2d10");

    /** Computed by another program from what the Javadoc says; if this fails, everybody's stored answers lose their item. */
    @Test
    void theSameSeedIsTheSameForEver() {
        var dice = new Dice(ITEM, 42, "parameter x");
        assertThat(new long[] { dice.next(), dice.next(), dice.next() }).containsExactly(5279700550121371976L,
                7747276969141179072L, -8775668728937417036L);
        assertThat(new Dice(ITEM, -1, "options").order(6)).containsExactly(4, 2, 5, 0, 1, 3);
    }

    @Test
    void everyNumberIsAboutAsLikely() {
        var dice = new Dice(ITEM, 1, "x");
        var counts = new int[5];
        IntStream.range(0, 5000).forEach(i -> counts[dice.below(5)]++);
        assertThat(IntStream.of(counts).boxed()).allSatisfy(count -> assertThat(count).isBetween(880, 1120)); // four standard deviations
    }

    @Test
    void streamsAndSeedsDoNotFollowEachOther() {
        assertThat(new Dice(ITEM, 1, "x").next()).isNotEqualTo(new Dice(ITEM, 1, "y").next())
                .isNotEqualTo(new Dice(ITEM, 2, "x").next());
    }
}
