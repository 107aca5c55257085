package gradus.labs.grading;

import static gradus.common.Language.CHINESE;
import static gradus.common.Language.ENGLISH;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import gradus.common.Language;
import gradus.labs.wire.Message;
import gradus.testing.TestLab;

class ReportsTest {

    private static final Pattern NAMED = Pattern.compile("\\{[^}]*}");

    @Test
    void theLabsOwnMessagesGoFirst() {
        assertThat(message(new Message("slope", Map.of("slope", "-0.5$1")), ENGLISH)).isEqualTo("The slope is -0.5$1.");
        assertThat(message(new Message("slope", Map.of("slope", "-0.5")), CHINESE)).isEqualTo("斜率是 -0.5。");
    }

    @Test
    void standardMessagesNameTypesAndChecksInTheReadersLanguage() {
        var type = new Message("wrong-type", Map.of("expected", "tensor", "actual", "text"));
        assertThat(message(type, ENGLISH)).isEqualTo("The answer should be a tensor, but it is a text.");
        assertThat(message(type, CHINESE)).isEqualTo("返回值应为张量，实际为文本。");
        assertThat(message(new Message("not-reached", Map.of("check", "second")), ENGLISH)).contains("It converges");
        assertThat(message(new Message("not-reached", Map.of("check", "second")), CHINESE)).contains("收敛");
    }

    @Test
    void anExceptionFromNowhereNamesNoLine() {
        var thrown = new Message("exception", Map.of("type", "java.lang.Error", "file", "", "line", "0"));
        assertThat(message(thrown, ENGLISH)).isEqualTo("Your code threw java.lang.Error.");
        assertThat(message(thrown, CHINESE)).isEqualTo("你的代码抛出了 java.lang.Error。");
    }

    @Test
    void anUnknownKeyIsNamedInsteadOfFailing() {
        assertThat(message(new Message("never-heard", Map.of()), ENGLISH)).contains("never-heard");
    }

    @Test
    void nothingToSayIsNothing() {
        assertThat(message(null, ENGLISH)).isNull();
    }

    @Test
    void aVisibleCheckNeverCounts() {
        var check = Reports.visible("own", "my title", "passed", null, TestLab.version(), ENGLISH);
        assertThat(check).isEqualTo(new RunReport.Check("own", "my title", true, 0, 0, "passed", null));
        assertThat(Reports.visible("first", "my title", "failed", null, TestLab.version(), CHINESE).title())
                .isEqualTo("走一步");
    }

    /** The keys of the table in {@code sandbox-runner/protocol/README.md}. */
    @ParameterizedTest
    @ValueSource(strings = { "exception", "no-such-class", "no-such-method", "wrong-type", "wrong-dtype", "wrong-shape",
            "not-finite", "wrong-value", "nothing", "late", "exited", "protocol", "memory", "too-large", "not-reached",
            "expected", "unreached", "wrong-sign", "transposed", "different" })
    void everyStandardKeyHasItsText(String key) {
        for (var language : Language.values()) {
            assertThat(GradingTexts.TEXTS.find(language, key, Map.of())).isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyTextNamesTheSameValuesInEachLanguage(Language language) {
        var texts = GradingTexts.TEXTS;
        assertThat(texts.keys(language)).isEqualTo(texts.keys(ENGLISH));
        for (var key : texts.keys(language)) {
            assertThat(names(texts.get(language, key, Map.of()))).as(key)
                    .containsExactlyInAnyOrderElementsOf(names(texts.get(ENGLISH, key, Map.of())));
        }
    }

    private static List<String> names(String text) {
        return NAMED.matcher(text).results().map(found -> found.group()).toList();
    }

    private static String message(Message message, Language language) {
        var check = new Verdict.Check("first", "failed", 0, message);
        return Reports.check(check, TestLab.version(), language).message();
    }
}
