package gradus.labs.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class DifferencesTest {

    @Test
    void equalFilesAreNotMentioned() {
        assertThat(Differences.between(Map.of("A.java", "a\n", "B.java", ""), Map.of("A.java", "a\n"))).isEmpty();
    }

    @Test
    void aChangedLineStandsBetweenItsNeighbours() {
        assertThat(rows("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\n5\nsix\n7\n8\n9\n"))
                .isEqualTo("… | 3| 4| 5|-6|+six| 7| 8| 9");
        assertThat(rows("a\nb\n", "A\nb\n")).isEqualTo("-a|+A| b");
        assertThat(rows("a\nb\n", "a\nB\n")).isEqualTo(" a|-b|+B");
    }

    @Test
    void whatLiesBetweenTwoChangesIsShownIfItIsShort() {
        assertThat(rows("a\n1\n2\n3\n4\n5\n6\n7\nb\n", "A\n1\n2\n3\n4\n5\n6\n7\nB\n"))
                .isEqualTo("-a|+A| 1| 2| 3| 4| 5| 6| 7|-b|+B");
        assertThat(rows("a\n1\n2\n3\n4\n5\n6\n7\n8\nb\n", "A\n1\n2\n3\n4\n5\n6\n7\n8\nB\n"))
                .isEqualTo("-a|+A| 1| 2| 3|… | 6| 7| 8|-b|+B");
    }

    @Test
    void aFileThatCameOrWentIsAllNewOrGone() {
        assertThat(rows("", "a\nb")).isEqualTo("+a|+b");
        assertThat(rows("a\nb", "")).isEqualTo("-a|-b");
    }

    @Test
    void longFilesThatShareNothingAreComparedInTimeOrNotAtAll() {
        var one = lines(0, Differences.MOST_LINES);
        assertThat(rows(one, lines(Differences.MOST_LINES, 2 * Differences.MOST_LINES))).startsWith("-0");
        var difference = Differences.between(Map.of("A.java", one + "more"), Map.of("A.java", one)).getFirst();
        assertThat(difference.tooLong()).isTrue();
        assertThat(difference.rows()).isEmpty();
    }

    private static String lines(int from, int to) {
        return IntStream.range(from, to).mapToObj(line -> line + "\n").collect(Collectors.joining());
    }

    private static String rows(String then, String now) {
        return Differences.between(Map.of("A.java", then), Map.of("A.java", now)).getFirst().rows().stream()
                .map(row -> row.sign() + (row.left() ? " " : row.text())).collect(Collectors.joining("|"));
    }
}
