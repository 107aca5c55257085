package gradus.items.questions;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import gradus.common.Language;
import gradus.common.Texts;

/** Whatever is said about answers can be said in both languages. */
class RemarksTest {

    private static final Path KINDS = Path.of("src/main/java/gradus/items/kinds");
    private static final Pattern KEY = Pattern.compile("\"((?:[a-z]+-)+[a-z]+|nearly|spelling)\"");
    private static final Pattern VALUE = Pattern.compile("\\{(\\w+)}");

    private final Texts texts = new Texts("items");

    @Test
    void everyKeyThatAKindNamesHasATextAndEveryTextAKind() throws IOException {
        var named = new TreeSet<String>();
        try (var files = Files.list(KINDS)) {
            for (var file : files.toList()) {
                KEY.matcher(Files.readString(file)).results().map(found -> found.group(1)).forEach(named::add);
            }
        }
        named.removeIf(key -> key.equals("fill-in") || key.equals("gradus-item"));
        TreeSet<String> written = texts.keys(Language.ENGLISH).stream()
                .map(key -> key.replaceFirst("^(remark|invalid)\\.", "")).collect(toCollection(TreeSet::new));
        assertThat(written).isEqualTo(named);
    }

    @Test
    void bothLanguagesSayTheSame() {
        assertThat(texts.keys(Language.CHINESE)).isEqualTo(texts.keys(Language.ENGLISH));
        assertThat(texts.keys(Language.ENGLISH)).allSatisfy(key -> assertThat(values(Language.CHINESE, key))
                .isEqualTo(values(Language.ENGLISH, key)));
    }

    private TreeSet<String> values(Language language, String key) {
        return VALUE.matcher(texts.get(language, key, Map.of())).results().map(MatchResult::group)
                .collect(toCollection(TreeSet::new));
    }
}
