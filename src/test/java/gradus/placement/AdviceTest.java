package gradus.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import gradus.catalog.Course;
import gradus.catalog.Courses;
import gradus.competencies.Competencies;
import gradus.items.Items;
import gradus.markup.Markdown;

/** With which course somebody is told to begin, tried on the program that Gradus ships. */
class AdviceTest {

    private static final List<Path> ROOTS = List.of(Path.of("curriculum"));

    private static final Courses COURSES = new Courses(ROOTS);
    private static final List<Course> PROGRAM = COURSES.all();
    private static final PlacementItems ITEMS = new PlacementItems(new Items(ROOTS, new Markdown(ROOTS)),
            new Competencies(ROOTS, COURSES), COURSES);

    @Test
    void theQuestionsGoAlongTheProgram() {
        assertThat(ITEMS.isOffered()).isTrue();
        assertThat(ITEMS.all()).extracting(item -> item.id()).containsExactly("shape-of-a-batch", "gigabytes-of-the-weights",
                "one-step-by-hand", "smaller-batches", "a-silent-relu", "slope-behind-a-sigmoid",
                "a-test-value-standardised", "how-to-hold-out-a-test", "f1-from-precision-and-recall", "what-an-auc-says");
    }

    @Test
    void theFirstCourseOfWhichAnItemWasMissedIsTheOneToBeginWith() {
        for (var at = 0; at < ITEMS.all().size(); at++) {
            var advice = advice(at, 9);
            assertThat(advice.course()).isEqualTo(PROGRAM.get(at / 2));
            assertThat(advice.part()).isEqualTo(PROGRAM.get(at / 2).parts().getFirst());
            assertThat(advice.passed()).isFalse();
        }
    }

    @Test
    void whoMissedEverythingBeginsAtTheBeginning() {
        var advice = advice(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(advice.course()).isEqualTo(PROGRAM.getFirst());
        assertThat(advice.tallies()).allSatisfy(tally -> assertThat(tally.right()).isZero()).hasSize(5);
    }

    @Test
    void eachCourseHasItsTally() {
        assertThat(advice(2, 3, 9).tallies()).extracting(tally -> tally.right() + "/" + tally.asked())
                .containsExactly("2/2", "0/2", "2/2", "2/2", "1/2");
    }

    @Test
    void whoMissedNothingIsSentToTheLabsOfTheLastCourse() {
        var advice = advice();
        assertThat(advice.passed()).isTrue();
        assertThat(advice.course()).isEqualTo(PROGRAM.get(4));
        assertThat(advice.part().id()).isEqualTo("metrics-from-scratch");
    }

    @Test
    void orToWhatComesAfterThem() {
        var asked = new LinkedHashMap<UUID, Course>(Map.of(UUID.randomUUID(), PROGRAM.get(0)));
        asked.put(UUID.randomUUID(), PROGRAM.get(1));
        var advice = Advice.of(PROGRAM, asked, Set.of());
        assertThat(advice.passed()).isTrue();
        assertThat(advice.course()).isEqualTo(PROGRAM.get(2));
        assertThat(advice.part().id()).isEqualTo("01-neurons-and-layers");
    }

    @Test
    void whatHasLeftTheBankSinceNoLongerCounts() {
        assertThat(ITEMS.advice(Set.of(UUID.randomUUID())).passed()).isTrue();
    }

    private Advice advice(int... missed) {
        var uuids = Arrays.stream(missed).mapToObj(at -> ITEMS.all().get(at).uuid())
                .collect(Collectors.toSet());
        return ITEMS.advice(uuids);
    }
}
