package gradus.labs.runs;

import static gradus.common.Language.CHINESE;
import static gradus.common.Language.ENGLISH;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import gradus.common.Language;
import gradus.labs.backend.RunEnd;
import gradus.labs.wire.Mode;

class RunTextsTest {

    @ParameterizedTest
    @EnumSource(value = RunEnd.Kind.class, names = { "COMPLETED", "SANDBOX" }, mode = EnumSource.Mode.EXCLUDE)
    void everyEndSaysWhatHappenedAndWhatNow(RunEnd.Kind kind) {
        for (var language : Language.values()) {
            assertThat(RunReader.TEXTS.get(language, "end." + kind.key(), Map.of())).isNotBlank();
        }
    }

    @Test
    void everyTextExistsInBothLanguagesWithTheSameValues() {
        assertThat(RunReader.TEXTS.keys(CHINESE)).isEqualTo(RunReader.TEXTS.keys(ENGLISH));
        for (var key : RunReader.TEXTS.keys(ENGLISH)) {
            assertThat(names(CHINESE, key)).as(key).isEqualTo(names(ENGLISH, key));
        }
    }

    private static List<String> names(Language language, String key) {
        return Pattern.compile("\\{[^}]*}").matcher(RunReader.TEXTS.get(language, key, Map.of())).results()
                .map(found -> found.group()).sorted().toList();
    }
}
