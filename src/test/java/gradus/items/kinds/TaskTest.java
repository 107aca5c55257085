package gradus.items.kinds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;

import gradus.common.Language;
import gradus.common.Text;
import gradus.items.arithmetic.Arithmetic;

/** What each kind of item gives for which answer. */
class TaskTest {

    private static final UUID ITEM = UUID.fromString("6b6cf8e4-3f5f-4c57-9a3e-0d9f8f8c2d10");
    private static final Draw DRAW = new Draw(ITEM, 7, Map.of("x", new BigDecimal("3")));

    private static final Choice SINGLE = new Choice(false, List.of(option("a", true), option("b", false),
            option("c", false)), false, "options");
    private static final Choice MULTIPLE = new Choice(true, List.of(option("a", true), option("b", true),
            option("c", false), option("d", false)), false, "options");
    private static final Numeric MINUTES = new Numeric(Arithmetic.of("8 * x"),
            new Tolerance(new BigDecimal("0.1"), BigDecimal.ZERO),
            List.of(new Unit(text("min"), List.of("分", "minutes"), BigDecimal.ONE),
                    new Unit(text("h"), List.of(), new BigDecimal("60")),
                    new Unit(text("s"), List.of(), BigDecimal.ONE.divide(new BigDecimal("60"),
                            MathContext.DECIMAL128))),
            false, List.of(new Mistake(Arithmetic.of("x"), text("forgot the 8"))));
    private static final Formula FORMULA = new Formula(Arithmetic.of("2 * (w * x1 - y) * α"),
            List.of(variable("w"), variable("x1"), variable("y"),
                    new Variable("α", List.of("alpha"), BigDecimal.ONE, BigDecimal.TEN)),
            List.of(new Mistake(Arithmetic.of("(w * x1 - y) * α + w"), text("too much"))));
    private static final ShortText WORD = new ShortText(Map.of(Language.ENGLISH, List.of("mini-batch", "MSE"),
            Language.CHINESE, List.of("小批量")), 1, List.of(new Phrase(List.of("batch"), text("smaller"))));
    private static final Matching MATCHING = new Matching(List.of(pair("1"), pair("2"), pair("3"), pair("4")),
            List.of(text("nobody's")), true);
    private static final Ordering ORDERING = new Ordering(List.of(text("1"), text("2"), text("3"), text("4")),
            Optional.of(text("inside out")));
    private static final FillIn FILL_IN = new FillIn(new LinkedHashMap<>(Map.of("minutes", MINUTES, "word", WORD,
            "letter", SINGLE)));

    @Test
    void oneOptionIsRight() {
        assertThat(SINGLE.judge(DRAW, json("0")).share()).isEqualTo(1);
        var wrong = SINGLE.judge(DRAW, json("2"));
        assertThat(wrong.share()).isZero();
        assertThat(wrong.remarks()).containsExactly(new Remark.Words(text("not c")));
        assertThat(wrong.marks()).isEqualTo(Map.of("2", false));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "[0, 1] | 1", "[0] | 0.5", "[0, 1, 2] | 0.5", "[0, 2] | 0", "[2, 3] | 0",
            "[0, 1, 2, 3] | 0" })
    void wrongChoicesTakeAwayWhatRightOnesGive(String answer, double share) {
        assertThat(MULTIPLE.judge(DRAW, json(answer)).share()).isCloseTo(share, within(1e-12));
    }

    @Test
    void optionsAreShuffledByTheSeedUnlessTheAuthorForbidsIt() {
        var shuffled = new Choice(false, SINGLE.options(), true, "options");
        var orders = LongStream.range(0, 40)
                .mapToObj(seed -> shuffled.shown(new Draw(ITEM, seed, Map.of())).options()).distinct();
        assertThat(orders).hasSize(6);
        assertThat(shuffled.shown(DRAW)).isEqualTo(shuffled.shown(DRAW));
        assertThat(SINGLE.shown(DRAW).options()).extracting(Text::english).containsExactly("a", "b", "c");
    }

    @ParameterizedTest
    @ValueSource(strings = { "\"24\"", "24", "24.05", "\"24,0\"", "\"２４\"", "\" 24 min \"", "\"24分\"", "\"24 Minutes\"",
            "\"0.4 h\"", "\"1440 s\"", "\"1,440 s\"", "\"+24\"", "\"2.4e1\"", "\"2,4·10¹\"", "\"2.4 × 10^1\"", "\"48/2\"",
            "\"24。\"", "\"24 minutes\"" })
    void numbersAreReadKindly(String answer) {
        assertThat(MINUTES.judge(DRAW, json(answer)).share()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "27 | wrong-number", "-24 | wrong-sign", "−24 | wrong-sign", "2.4 | power-of-ten",
            "24000 | power-of-ten", "24.5 | nearly", "0.4 | other-unit", "1440 | other-unit", "24 h | other-unit" })
    void typicalMistakesAreNoticed(String typed, String key) {
        var verdict = MINUTES.judge(DRAW, Answers.JSON.textNode(typed));
        assertThat(verdict.share()).isZero();
        assertThat(verdict.remarks()).containsExactly(new Remark.Said(key));
    }

    @Test
    void foreseenMistakesAreExplained() {
        assertThat(MINUTES.judge(DRAW, json("3")).remarks()).containsExactly(new Remark.Words(text("forgot the 8")));
    }

    @Test
    void aNumberWithoutTheUnitThatWasAskedForIsHalfRight() {
        var asked = new Numeric(MINUTES.answer(), MINUTES.tolerance(), MINUTES.units(), true, List.of());
        assertThat(asked.judge(DRAW, json("\"24 min\"")).share()).isEqualTo(1);
        assertThat(asked.judge(DRAW, json("24"))).isEqualTo(new Verdict(0.5, List.of(new Remark.Said("unit-missing")),
                Map.of()));
        assertThat(asked.shown(DRAW).unit()).isEmpty();
        assertThat(MINUTES.shown(DRAW).unit()).contains(text("min"));
    }

    @Test
    void aCommaMayMeanEither() {
        var large = new Numeric(Arithmetic.of("1234"), Tolerance.EXACT, List.of(), false, List.of());
        var small = new Numeric(Arithmetic.of("1.234"), Tolerance.EXACT, List.of(), false, List.of());
        assertThat(large.judge(DRAW, json("\"1,234\"")).isRight()).isTrue();
        assertThat(small.judge(DRAW, json("\"1,234\"")).isRight()).isTrue();
        assertThat(large.judge(DRAW, json("\"1.234,00\"")).isRight()).isTrue();
        assertThat(large.judge(DRAW, json("\"1 234\"")).isRight()).isTrue();
        assertThat(small.judge(DRAW, json("\"1234\"")).isRight()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "2 * (w * x1 - y) * α", "2α(w x1 - y)", "2*α*(w*x1-y)", "２（w×x1−y）·alpha", "-2 (y - w*x1) * α",
            "2 w*x1*α - 2*y*α", "(w*x1 - y)/(1/(2α))", "(w x1 - y) 2α", "2(w*x1 - y)α" })
    void formulasAreComparedByTheirValues(String typed) {
        assertThat(FORMULA.judge(DRAW, Answers.JSON.textNode(typed)).share()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "(w*x1 - y) * α | factor-formula", "2 (y - w*x1) * α | opposite-formula",
            "2*(w*x1 - y)*α + 1 | constant-formula", "w | wrong-formula", "1/(w - w) | no-value-somewhere" })
    void typicalFormulasAreNoticed(String typed, String key) {
        assertThat(FORMULA.judge(DRAW, Answers.JSON.textNode(typed)))
                .isEqualTo(new Verdict(0, List.of(new Remark.Said(key)), Map.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "z + 1 | unknown-name", "x | unknown-name", "f(x1) | unknown-function",
            "w + | not-a-formula", "1e999 * w | formula-too-large", "w = 3 | not-a-formula", "' ' | nothing-typed" })
    void whatIsNoFormulaIsToldKindly(String typed, String key) {
        assertInvalid(FORMULA, Answers.JSON.textNode(typed), key);
    }

    @ParameterizedTest
    @ValueSource(strings = { "mini-batch", "Mini batch", "MINIBATCH", "ｍｉｎｉ－ｂａｔｃｈ", "小批量", " 小 批量。", "mini‑batch", "mse" })
    void wordsAreComparedWithoutCaseWidthAndSpaces(String typed) {
        assertThat(WORD.judge(DRAW, Answers.JSON.textNode(typed))).isEqualTo(Verdict.right(List.of()));
    }

    @Test
    void longWordsMayHaveATypo() {
        assertThat(WORD.judge(DRAW, json("\"mini-bacth\"")).remarks())
                .containsExactly(new Remark.Said("spelling", Map.of("right", "mini-batch")));
        assertThat(WORD.judge(DRAW, json("\"mini-bat\"")).share()).as("two letters").isZero();
        assertThat(WORD.judge(DRAW, json("\"MSA\"")).share()).as("too short").isZero();
        assertThat(WORD.judge(DRAW, json("\"batch\"")).remarks()).containsExactly(new Remark.Words(text("smaller")));
    }

    @Test
    void everyPairCountsTheSame() {
        var key = MATCHING.key(DRAW);
        assertThat(MATCHING.judge(DRAW, key).share()).isEqualTo(1);
        var open = (ArrayNode) key.deepCopy();
        open.setNull(1);
        var verdict = MATCHING.judge(DRAW, open);
        assertThat(verdict.share()).isEqualTo(0.75);
        assertThat(verdict.marks()).containsEntry("0", true).containsEntry("1", false);
        assertThat(MATCHING.shown(DRAW).partners()).hasSize(5);
    }

    @Test
    void anOrderIsWorthItsPairs() {
        var right = ORDERING.key(DRAW);
        assertThat(ORDERING.judge(DRAW, right).share()).isEqualTo(1);
        var reversed = Answers.array(right.valueStream().map(position -> 5 - position.intValue()).toList());
        assertThat(ORDERING.judge(DRAW, reversed).share()).isZero();
        var exchanged = Answers.array(right.valueStream().map(JsonNode::intValue)
                .map(position -> position == 1 ? 2 : position == 2 ? 1 : position).toList());
        assertThat(ORDERING.judge(DRAW, exchanged).share()).as("five of six pairs").isCloseTo(2.0 / 3, within(1e-12));
    }

    @Test
    void entriesAreNeverShownInTheRightOrder() {
        assertThat(LongStream.range(0, 200).mapToObj(seed -> ORDERING.shown(new Draw(ITEM, seed,
                Map.of())).options())).doesNotContain(ORDERING.entries());
    }

    @Test
    void blanksAreWorthTheirMean() {
        assertThat(FILL_IN.judge(DRAW, FILL_IN.key(DRAW)).share()).isEqualTo(1);
        var verdict = FILL_IN.judge(DRAW, json("{\"minutes\": \"24\", \"letter\": 1}"));
        assertThat(verdict.share()).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(verdict.marks()).isEqualTo(Map.of("minutes", true, "letter", false, "word", false));
        assertThat(verdict.remarks()).contains(new Remark.Words(text("not b")), new Remark.Said("some-open"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "null | nothing-chosen", "3 | no-such-option", "-1 | no-such-option",
            "\"0\" | no-such-option", "0.5 | no-such-option", "[0] | no-such-option", "{} | no-such-option",
            "99999999999999999999 | no-such-option" })
    void whatIsNoChoiceIsRefused(String answer, String key) {
        assertInvalid(SINGLE, json(answer), key);
    }

    @Test
    void hostileAnswersAreRefusedKindly() {
        assertInvalid(MULTIPLE, json("[]"), "nothing-chosen");
        assertInvalid(MULTIPLE, json("[0, 0]"), "chosen-twice");
        assertInvalid(MULTIPLE, json("7"), "not-a-list");
        assertInvalid(MINUTES, json("\"many\""), "not-a-number");
        assertInvalid(MINUTES, json("\"1.2.3,4,5\""), "not-a-number");
        assertInvalid(MINUTES, json("\"1e999\""), "not-a-number");
        assertInvalid(MINUTES, json("\"1/0\""), "not-a-number");
        assertInvalid(MINUTES, json("\"24 kg\""), "unknown-unit");
        assertInvalid(MINUTES, json("\"" + "9".repeat(301) + "\""), "too-long");
        assertInvalid(MINUTES, json("\"" + "9".repeat(100) + "\""), "not-a-number");
        assertInvalid(MINUTES, json("[24]"), "not-text");
        assertInvalid(MINUTES, json("null"), "nothing-typed");
        assertInvalid(new Numeric(Arithmetic.of("1"), Tolerance.EXACT, List.of(), false, List.of()), json("\"1 km\""),
                "only-a-number");
        assertInvalid(WORD, json("\"。\""), "nothing-typed");
        assertInvalid(MATCHING, json("[0, 1]"), "not-one-each");
        assertInvalid(MATCHING, json("[null, null, null, null]"), "nothing-chosen");
        assertInvalid(MATCHING, json("[0, 1, 2, 5]"), "no-such-option");
        assertInvalid(ORDERING, json("[1, 2, 3, 3]"), "position-twice");
        assertInvalid(ORDERING, json("[0, 1, 2, 3]"), "no-such-option");
        assertInvalid(ORDERING, json("[1, 2, 3, null]"), "position-missing");
        assertInvalid(FILL_IN, json("{}"), "nothing-typed");
        assertInvalid(FILL_IN, json("{\"other\": 1}"), "unknown-blank");
        assertInvalid(FILL_IN, json("[]"), "not-an-object");
    }

    @Test
    void formsBecomeAnswers() {
        var fields = Map.of("answer", List.of("2", "x"), "answer-0", List.of("1"), "answer-1", List.of(""), "answer-minutes",
                List.of("24"), "answer-letter", List.of("0"));
        Function<String, List<String>> form = name -> fields.getOrDefault(name, List.of());
        assertThat(SINGLE.read(form)).isEqualTo(json("2"));
        assertThat(MULTIPLE.read(form)).isEqualTo(json("[2, \"x\"]"));
        assertThat(MINUTES.read(form)).isEqualTo(json("\"2\""));
        assertThat(MATCHING.read(form)).isEqualTo(json("[1, null, null, null]"));
        assertThat(FILL_IN.read(form).get("minutes")).isEqualTo(json("\"24\""));
        assertThat(FILL_IN.read(form).get("letter")).isEqualTo(json("0"));
        assertThat(ORDERING.read(name -> List.of()).isNull()).isTrue();
    }

    private static void assertInvalid(Task task, JsonNode answer, String key) {
        assertThatThrownBy(() -> task.judge(DRAW, answer)).isInstanceOfSatisfying(InvalidAnswer.class,
                invalid -> assertThat(invalid.key()).isEqualTo(key));
    }

    private static Option option(String name, boolean correct) {
        return new Option(text(name), correct, correct ? Optional.empty() : Optional.of(text("not " + name)));
    }

    private static Matching.Pair pair(String name) {
        return new Matching.Pair(text("left " + name), text("right " + name), Optional.of(text("not " + name)));
    }

    private static Variable variable(String name) {
        return new Variable(name, List.of(), new BigDecimal("-5"), new BigDecimal("5"));
    }

    private static Text text(String text) {
        return new Text(text, text);
    }

    private static JsonNode json(String json) {
        try {
            return new JsonMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
