package gradus.items;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import gradus.catalog.Courses;
import gradus.common.Language;
import gradus.competencies.Competencies;
import gradus.competencies.Competency;
import gradus.markup.Markdown;

/** The item bank that Gradus ships, and the examples that authors copy. */
class RealItemsTest {

    private static final List<Path> ROOTS = List.of(Path.of("curriculum"));
    private static final Markdown MARKDOWN = new Markdown(ROOTS);
    private static final Items ITEMS = new Items(ROOTS, MARKDOWN);
    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```yaml\\n(.*?)^```$");
    private static final List<String> KINDS = List.of("single", "multiple", "numeric", "formula", "text", "matching",
            "ordering", "fill-in");

    static List<Item> items() {
        return ITEMS.all();
    }

    @ParameterizedTest
    @MethodSource("items")
    void theKeyIsRightForEverySeed(Item item) {
        assertThat(ItemCheck.check(item)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("items")
    void everyFormulaCanBeTypeset(Item item) {
        var texts = Stream.concat(Stream.of(item.stem(), item.rationale()), item.task().texts().stream());
        assertThat(texts).allSatisfy(text -> assertThat(item.read(text).html(MARKDOWN, Language.CHINESE,
                name -> "[" + name + "]")).isNotBlank().doesNotContain("GradusValue"));
    }

    @Test
    void everyKindIsShipped() {
        assertThat(ITEMS.all()).extracting(item -> item.task().kind()).containsAll(KINDS);
    }

    @Test
    void everyCourseOfTheFoundationHasTwoItemsOfPlacement() {
        var courses = new Courses(ROOTS);
        var competencies = new Competencies(ROOTS, courses);
        assertThat(courses.stages().getFirst().courses()).hasSize(5).allSatisfy(course -> assertThat(ITEMS.all())
                .filteredOn(item -> item.use() == Use.PLACEMENT).extracting(Item::competency)
                .filteredOn(competencies.ofCourse(course.id()).stream().map(Competency::id).toList()::contains)
                .hasSize(2));
    }

    @Test
    void everyExampleForAuthorsIsAGoodItem(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("competencies.yaml"), "examples: {}");
        var items = Files.createDirectories(folder.resolve("items/examples"));
        var examples = EXAMPLE.matcher(Files.readString(Path.of("src/docs/authoring/items.md"))).results()
                .map(example -> example.group(1)).toList();
        for (var i = 0; i < examples.size(); i++) {
            Files.writeString(items.resolve("example-" + i + ".yaml"), examples.get(i));
        }
        var read = new Items(List.of(folder), MARKDOWN).all();
        assertThat(read).extracting(item -> item.task().kind()).containsExactlyInAnyOrderElementsOf(KINDS);
        assertThat(read).allSatisfy(item -> assertThat(ItemCheck.check(item)).isEmpty());
    }
}
