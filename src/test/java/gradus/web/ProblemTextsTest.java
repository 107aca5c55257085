package gradus.web;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;

import gradus.common.Language;
import gradus.common.Problem;

/** Every kind of problem, of every module, has a title and a detail in both languages, naming the same values. */
class ProblemTextsTest {

    private static final Pattern VALUE = Pattern.compile("\\{(\\w+)}");

    static Stream<Class<?>> kinds() {
        return new ClassFileImporter().importPackages("gradus").stream()
                .filter(type -> type.isEnum() && type.isAssignableTo(Problem.Type.class))
                .map(JavaClass::reflect);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void hasExactlyTheTextsItNeeds(Class<?> kind) {
        var types = Arrays.stream(kind.getEnumConstants()).map(Problem.Type.class::cast).toList();
        var needed = types.stream().flatMap(type -> Stream.of(type.key() + ".title", type.key() + ".detail"))
                .collect(toCollection(TreeSet::new));
        for (var language : Language.values()) {
            var file = ProblemTexts.file(types.getFirst(), language);
            assertThat(ProblemTexts.read(file).stringPropertyNames()).as(file).containsAll(needed);
        }
        for (var key : needed) {
            assertThat(values(types.getFirst(), Language.CHINESE, key)).as(key)
                    .isEqualTo(values(types.getFirst(), Language.ENGLISH, key));
        }
    }

    private static TreeSet<String> values(Problem.Type type, Language language, String key) {
        var text = ProblemTexts.read(ProblemTexts.file(type, language)).getProperty(key);
        return VALUE.matcher(text).results().map(MatchResult::group).collect(toCollection(TreeSet::new));
    }
}
