package gradus.items;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import gradus.common.BadContent;
import gradus.common.Language;
import gradus.common.Problem;
import gradus.markup.Markdown;
import gradus.testing.Curriculum;

/** What an author may write, and what is told about every slip. */
class ItemsTest {

    private static final String ITEM = """
            uuid: 0e0f7f0a-6dfb-4b53-8b2e-52fb2f6a7c01
            kind: numeric
            use: practice
            parameters:
              a: {from: 1, to: 3, step: 0.5}
              b: {choose: [10, 20]}
              c: {is: a + b}
            constraints: [a != 2]
            stem:
              en: "What is $a + b$ with $a$ = {{a}}, `b = {{b}}`?"
              zh-CN: "$a$ = {{a}}，`b = {{b}}` 时 $a + b$ 是多少？"
            answer: c
            mistakes:
              - answer: a * b
                feedback: {en: A product., zh-CN: 这是积。}
            rationale: {en: "It is {{c}}.", zh-CN: "是 {{c}}。"}
            """;

    private final Markdown markdown = new Markdown(List.of());
    private Path folder;
    private Path file;

    @BeforeEach
    void write(@TempDir Path root) throws IOException {
        folder = root;
        Files.writeString(root.resolve("competencies.yaml"), "adding: {}");
        file = Files.createDirectories(root.resolve("items/adding")).resolve("add-two.yaml");
        Files.writeString(file, ITEM);
    }

    @Test
    void anItemIsDrawnFromASeed() {
        var item = items().requirePractice("add-two");
        var draw = item.draw(17);
        assertThat(item.draw(17)).isEqualTo(draw);
        assertThat(LongStream.range(0, 100).mapToObj(seed -> item.draw(seed).values()).distinct()).hasSize(8);
        assertThat(LongStream.range(0, 100).mapToObj(seed -> item.draw(seed).values().get("a")).distinct())
                .containsExactlyInAnyOrder(new BigDecimal("1.0"), new BigDecimal("1.5"), new BigDecimal("2.5"),
                        new BigDecimal("3.0"));
        assertThat(item.varies()).isTrue();
        assertThat(item.competency()).isEqualTo("adding");
        assertThat(ItemCheck.check(item)).isEmpty();
    }

    @Test
    void textsShowTheDrawnNumbers() {
        var items = items();
        var item = items.requirePractice("add-two");
        var draw = item.draw(17);
        assertThat(items.html(item, item.rationale(), Language.CHINESE, draw))
                .isEqualTo("<p>是 %s。</p>".formatted(draw.values().get("c").stripTrailingZeros().toPlainString()));
    }

    @ParameterizedTest
    @ValueSource(strings = { "exam", "placement" })
    void whatIsForExamsOrPlacementIsNoPracticeItem(String use) throws IOException {
        Curriculum.edit(file, "use: practice", "use: " + use);
        assertThat(Items.practice(List.of(folder))).as("what lessons may ask").isEmpty();
        var items = items();
        assertThat(items.practice()).isEmpty();
        assertThat(items.find("add-two")).isPresent();
        assertThatThrownBy(() -> items.requirePractice("add-two")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> items.requirePractice("no-such")).isInstanceOf(Problem.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "kind: numeric | kind: essay | kind must be single, multiple",
            "use: practice | use: play | use must be practice, placement or exam",
            "uuid: 0e0f7f0a | uuid: 0e0 | uuid is not a UUID",
            "answer: c | answer: d | answer names d, which is not known here; known are [a, b, c]",
            "answer: c | answer: c + | answer is no expression",
            "answer: c | answr: c | answer is missing",
            "{is: a + b} | {is: a + c} | parameters.c.is names c",
            "step: 0.5 | step: 0 | parameters.a.step must be more than 0",
            "to: 3 | to: 0 | parameters.a.to must be at least from",
            "to: 3 | to: 99999999 | parameters.a.to must be at least from",
            "choose: [10, 20] | choose: [] | parameters.b.choose must list 1 to 100 numbers",
            "choose: [10, 20] | choose: [ten] | parameters.b.choose must be a list of numbers",
            "c: {is | 2c: {is | parameters.2c is no name",
            "[a != 2] | [z != 2] | constraints names z",
            "= {{a}}, | = {{d}}, | stem (en): {{d}} is no parameter",
            "$a$ = {{a}}, | $a = {{a}}$, | stem (en): has a {{name}} inside a formula",
            "What is | ## What is | stem (en): ",
            "$a$ = {{a}}, | $a$, | stem: en and zh-CN do not name the same numbers",
            "zh-CN: 这是积。 | de: Produkt | mistakes[0].feedback.zh-CN is missing",
            "rationale: | rational: | rationale is missing",
            "answer: c | ~answer: c\ntolerance: {}~ | tolerance must have absolute or relative",
            "answer: c | ~answer: c\ntolerance: {absolute: -1}~ | tolerance.absolute must not be negative",
            "answer: c | ~answer: c\nunits: [{name: {en: h, zh-CN: h}, factor: 60}]~ | units must begin with the answer's own unit",
            "answer: c | ~answer: c\nhints: no~ | hints is unknown",
            "answer: c | ~answer: c\npoints: 0~ | points must be a whole number from 1 to 20" })
    void theFirstMistakeIsNamedByFileAndField(String piece, String instead, String message) throws IOException {
        Curriculum.edit(file, piece, instead);
        assertThatThrownBy(this::items).isInstanceOf(BadContent.class).hasMessageContaining("add-two.yaml")
                .hasMessageContaining(message);
    }

    @Test
    void idsAndUuidsAreUnique() throws IOException {
        Files.writeString(folder.resolve("competencies.yaml"), "{adding: {}, more: {}}");
        var more = Files.createDirectories(folder.resolve("items/more"));
        Files.writeString(more.resolve("add-three.yaml"), ITEM);
        assertThatThrownBy(this::items).hasMessageContaining("uuid is that of another item");
        Files.move(more.resolve("add-three.yaml"), more.resolve("add-two.yaml"));
        assertThatThrownBy(this::items).hasMessageContaining("has the id of another item");
    }

    @Test
    void theFolderIsACompetency() throws IOException {
        Files.writeString(folder.resolve("competencies.yaml"), "subtracting: {}");
        assertThatThrownBy(this::items).hasMessageContaining("competencies.yaml does not have");
    }

    @Test
    void strayFilesAreNamed() throws IOException {
        Files.writeString(folder.resolve("items/adding/notes.txt"), "x");
        assertThatThrownBy(this::items).hasMessageContaining("notes.txt");
    }

    @Test
    void theCheckFindsAKeyThatIsAlsoAMistakeAndConstraintsThatCannotHold() throws IOException {
        Curriculum.edit(file, "answer: a * b", "answer: if(a == 3, c, a * b)");
        assertThat(ItemCheck.check(items().requirePractice("add-two"))).isNotEmpty()
                .allMatch(problem -> problem.contains("mistakes[0] earns everything"));
        Files.writeString(file, ITEM.replace("[a != 2]", "[a > 9]"));
        assertThat(ItemCheck.check(items().requirePractice("add-two"))).first().asString()
                .contains("no draw of 200 meets the constraints");
        Files.writeString(file, ITEM.replace("answer: c", "answer: c / 3"));
        assertThat(ItemCheck.check(items().requirePractice("add-two"))).first().asString().contains("give a tolerance");
    }

    @Test
    void theCheckFindsOptionsThatReadAlike() throws IOException {
        Files.writeString(file, """
                uuid: 0e0f7f0a-6dfb-4b53-8b2e-52fb2f6a7c01
                kind: single
                use: practice
                parameters: {a: {from: 1, to: 3}}
                stem: {en: "Which?", zh-CN: "哪个？"}
                options:
                  - {text: {en: "{{a}}", zh-CN: "{{a}}"}, correct: true}
                  - {text: {en: "2", zh-CN: "2"}, feedback: {en: No., zh-CN: 不是。}}
                rationale: {en: So it is., zh-CN: 就是这样。}
                """);
        assertThat(ItemCheck.check(items().requirePractice("add-two"))).isNotEmpty()
                .allMatch(problem -> problem.contains("two options read \"2\""));
    }

    @Test
    void everyBlankStandsOnceInTheStem() throws IOException {
        Files.writeString(file, """
                uuid: 0e0f7f0a-6dfb-4b53-8b2e-52fb2f6a7c01
                kind: fill-in
                use: practice
                stem: {en: "It is {{sum}}.", zh-CN: "是 {{sum}}，{{sum}}。"}
                blanks:
                  sum: {kind: numeric, answer: 3}
                rationale: {en: So it is., zh-CN: 就是这样。}
                """);
        assertThatThrownBy(this::items).hasMessageContaining("{{sum}} exactly once");
        Curriculum.edit(file, "，{{sum}}", "");
        assertThat(items().requirePractice("add-two").draw(1).values()).isEqualTo(Map.of());
    }

    private Items items() {
        return new Items(List.of(folder), markdown);
    }
}
