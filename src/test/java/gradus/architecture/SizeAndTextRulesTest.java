package gradus.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.importer.ClassFileImporter;

import io.quarkus.qute.CheckedTemplate;

/** Things stay small, and templates stay at home. */
class SizeAndTextRulesTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Pattern INCLUDE = Pattern.compile("\\{#include \\$?([\\w./-]+)");

    /** Rule 12. */
    @Test
    void templatesLieWhereTheirPackageSays() {
        assertThat(App.CLASSES.stream().filter(type -> type.isAnnotatedWith(CheckedTemplate.class)))
                .allSatisfy(type -> assertThat(type.getAnnotationOfType(CheckedTemplate.class).basePath())
                        .isEqualTo(type.getPackageName().replaceFirst("^gradus\\.", "").replace('.', '/')));
    }

    /** Rule 12. */
    @Test
    void templatesIncludeOnlyTheirOwnFolderAndTheChrome() {
        assertThat(files(TEMPLATES, ".html")).allSatisfy(template -> {
            var folder = TEMPLATES.relativize(template).getParent() + "/";
            assertThat(INCLUDE.matcher(text(template)).results().map(match -> match.group(1)))
                    .allMatch(included -> included.startsWith(folder) || included.startsWith("web/"));
        });
    }

    /** Rule 13. */
    @Test
    void testsUseNoMocksAndOneKindOfAssertion() {
        noClasses().should().dependOnClassesThat().resideInAPackage("org.mockito..")
                .orShould().dependOnClassesThat().haveFullyQualifiedName("org.junit.jupiter.api.Assertions")
                .check(new ClassFileImporter().importPackages("gradus"));
    }

    /** Rule 15. */
    @Test
    void filesStaySmall() {
        assertThat(files(Path.of("src/main/java"), ".java"))
                .allSatisfy(file -> assertThat(lines(file)).isLessThanOrEqualTo(400));
        assertThat(files(Path.of("src/test/java"), ".java"))
                .allSatisfy(file -> assertThat(lines(file)).isLessThanOrEqualTo(500));
        assertThat(files(TEMPLATES, ".html")).allSatisfy(file -> assertThat(lines(file)).isLessThanOrEqualTo(150));
        assertThat(files(Path.of("src/main/resources/web"), "s")) // .css and .js
                .allSatisfy(file -> assertThat(lines(file)).isLessThanOrEqualTo(400));
    }

    /** As a fellow student would: lessons, labs and the application's own words. The identity provider has its own. */
    @Test
    void everybodyIsSpokenToAlikeInChinese() {
        assertThat(Stream.of("curriculum", "src/main/resources").flatMap(folder -> files(Path.of(folder), "").stream())
                .filter(file -> file.toString().contains("zh-CN") || file.toString().endsWith(".yaml")))
                .allSatisfy(file -> assertThat(text(file)).as("%s: 你", file).doesNotContain("您"));
    }

    /** Rule 15. */
    @Test
    void commonStaysSmall() {
        assertThat(files(Path.of("src/main/java/gradus/common"), ".java")).hasSizeLessThanOrEqualTo(15);
    }

    /** Rule 15. */
    @Test
    void constructorsTakeAtMostSixThings() {
        assertThat(App.CLASSES.stream().filter(type -> !type.isRecord() && !type.isEnum() && !type.isAnonymousClass())
                .flatMap(type -> type.getConstructors().stream()))
                .allSatisfy(constructor -> assertThat(constructor.getRawParameterTypes())
                        .as(constructor.getFullName()).hasSizeLessThanOrEqualTo(6));
    }

    private static List<Path> files(Path folder, String suffix) {
        try (var paths = Files.walk(folder)) {
            return paths.filter(path -> Files.isRegularFile(path) && path.toString().endsWith(suffix)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int lines(Path file) {
        return (int) text(file).lines().count();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
