package gradus.labs.workspaces;

import static gradus.labs.workspaces.WorkspaceProblem.FILES_TOO_LARGE;
import static gradus.labs.workspaces.WorkspaceProblem.FILE_NAME_NOT_ALLOWED;
import static gradus.labs.workspaces.WorkspaceProblem.FILE_NOT_TEXT;
import static gradus.labs.workspaces.WorkspaceProblem.FILE_READ_ONLY;
import static gradus.labs.workspaces.WorkspaceProblem.FILE_TOO_LARGE;
import static gradus.labs.workspaces.WorkspaceProblem.TOO_MANY_FILES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import gradus.common.Problem;
import gradus.testing.TestLab;

class FileRulesTest {

    @ParameterizedTest
    @ValueSource(strings = { "", ".java", "Step", "step.txt", "../Step.java", "a/Step.java", "/etc/Step.java",
            "a\\Step.java", "Step.java\0", "Step\0.java", "1Step.java", "_Step.java", "Step.JAVA", "Step.java.java",
            "module-info.java", "Step.java ", " Step.java", "Step\n.java", "Schritt\u00e4.java", "~/Step.java",
            "C:Step.java", "Step.java/", "..java", "\u202eavaj.petS.java" })
    void aNameThatIsNoJavaFileHereIsRefused(String name) {
        assertRefused(Map.of(name, "class A {}"), FILE_NAME_NOT_ALLOWED);
    }

    @Test
    void aNameMayHave60LettersBeforeItsEnd() {
        assertThat(checked(Map.of("A".repeat(60) + ".java", ""))).hasSize(1);
        assertRefused(Map.of("A".repeat(61) + ".java", ""), FILE_NAME_NOT_ALLOWED);
    }

    @Test
    void aRefusedNameIsShownWithoutItsTricks() {
        assertThatThrownBy(() -> checked(Map.of("\0\n\u202e" + "x".repeat(500), "")))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.values().get("file"))
                        .hasSizeLessThan(100).doesNotContain("\0", "\n", "\u202e").endsWith("…"));
    }

    static Stream<Arguments> tooMuch() {
        return Stream.of(
                Arguments.of(files(21, "x"), TOO_MANY_FILES),
                Arguments.of(Map.of("A.java", "x".repeat(65_537)), FILE_TOO_LARGE),
                Arguments.of(Map.of("A.java", "度".repeat(21_846)), FILE_TOO_LARGE), // 3 bytes each
                Arguments.of(files(5, "x".repeat(52_430)), FILES_TOO_LARGE));
    }

    @ParameterizedTest
    @MethodSource("tooMuch")
    void moreThanTheLimitsIsRefused(Map<String, String> files, WorkspaceProblem type) {
        assertRefused(files, type);
    }

    @Test
    void exactlyTheLimitsAreAllowed() {
        assertThat(checked(files(20, "x"))).hasSize(20);
        assertThat(checked(files(4, "x".repeat(65_536)))).hasSize(4);
        assertThat(checked(Map.of("A.java", "度".repeat(21_845)))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "a\0b", "\ud800", "\udc00 first", "half \ud83d" })
    void whatIsNoTextIsRefused(String text) {
        assertRefused(Map.of("A.java", text), FILE_NOT_TEXT);
    }

    @Test
    void everyOtherCharacterIsText() {
        var text = "// θ 梯度 \ud83d\ude00 \u0001 \ufeff\r\n\t";
        assertThat(checked(Map.of("A.java", text))).containsEntry("A.java", text);
    }

    @Test
    void aReadOnlyFileCannotBeReplacedButSentBackUnchanged() {
        assertRefused(Map.of("Train.java", "class Train { int cheat; }"), FILE_READ_ONLY);
        assertThat(checked(Map.of("Train.java", "class Train {}\n", "Step.java", ""))).containsOnlyKeys("Step.java");
    }

    private static Map<String, String> files(int count, String text) {
        return IntStream.range(0, count).mapToObj(i -> "File" + i + ".java")
                .collect(Collectors.toMap(Function.identity(), name -> text));
    }

    private static Map<String, String> checked(Map<String, String> files) {
        return FileRules.checked(TestLab.version(), files);
    }

    private static void assertRefused(Map<String, String> files, WorkspaceProblem type) {
        assertThatThrownBy(() -> checked(files))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.type()).isEqualTo(type));
    }
}
