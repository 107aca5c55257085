package gradus.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The parts of {@code ./gradus} that decide something. */
class ScriptTest {

    private static final Path SCRIPT = Path.of("gradus").toAbsolutePath();

    @TempDir
    Path folder;
    private Path source;

    @BeforeEach
    void sources() throws IOException {
        source = Files.createDirectories(folder.resolve("src/main")).resolve("A b.java");
        Files.writeString(source, "class A { }");
    }

    @Test
    void theStampChangesWithContentsAndNamesAndOnlyWithThose() throws IOException {
        var before = stamp();
        assertThat(before).hasSize(64);

        Files.setLastModifiedTime(source, java.nio.file.attribute.FileTime.fromMillis(0));
        assertThat(stamp()).isEqualTo(before);
        Files.move(source, source.resolveSibling("C.java"));
        assertThat(stamp()).isNotEqualTo(before);
        Files.writeString(source, "class A { }");
        var both = stamp();
        Files.writeString(source, "class A { int b; }");
        assertThat(stamp()).isNotEqualTo(both);
    }

    @Test
    void gitDecidesWhatASourceIs() throws IOException {
        shell("git init -q . && echo '*.log' > .gitignore");
        var before = stamp();
        Files.writeString(folder.resolve("src/main/a.log"), "nobody builds this");
        assertThat(stamp()).isEqualTo(before);
        Files.writeString(folder.resolve("src/main/New.java"), "class New { }");
        assertThat(stamp()).isNotEqualTo(before);
    }

    @Test
    void theLastLineCountsAllReports() throws IOException {
        report("target/surefire-reports", "<testsuite name=\"A\" tests=\"5\" errors=\"1\" skipped=\"1\" failures=\"1\">",
                "<testcase name=\"works\" classname=\"a.A\" time=\"0\"/>",
                "<testcase name=\"breaks\" classname=\"a.A\"><error message=\"boom\" type=\"x\">", "</error></testcase>",
                "<testcase name=\"is wrong\" classname=\"a.A\">", "<failure message=\"1 is not 2\">");
        report("target/failsafe-reports", "<testsuite name=\"B\" tests=\"2\" errors=\"0\" skipped=\"0\" failures=\"0\">");
        report("sandbox-runner/target/surefire-reports",
                "<testsuite name=\"C\" tests=\"3\" errors=\"0\" skipped=\"1\" failures=\"0\">");

        assertThat(script("count")).isEqualTo("""
                FAILED a.A.breaks: boom
                FAILED a.A.is wrong: 1 is not 2
                6 2 2""");
    }

    @Test
    void withoutReportsNothingHasPassed() throws IOException {
        assertThat(script("count")).isEqualTo("0 0 0");
    }

    @Test
    void aJdkNeedsACompilerAndTheRightVersion() throws IOException {
        var wrong = jdk("jdk-17", "17.0.1");
        var early = jdk("jdk-250", "250.0.1");
        var right = jdk("jdk-25", "25.0.1");
        var runtimeOnly = jdk("jre-25", "25.0.1");
        Files.delete(runtimeOnly.resolve("bin/javac"));

        for (var other : new Path[] { wrong, early, runtimeOnly }) {
            assertThat(script("is_jdk '%s' && echo yes || echo no".formatted(other))).isEqualTo("no");
        }
        assertThat(script("is_jdk '%s' && echo yes || echo no".formatted(right))).isEqualTo("yes");
        assertThat(script("JAVA_HOME='%s' find_jdk".formatted(right))).isEqualTo(right.toString());
    }

    @Test
    void aTypingErrorIsFoundBeforeTheBuild() throws IOException {
        assertThat(shell("'%s' run --prot 1 || echo $?".formatted(SCRIPT))).contains("--prot").endsWith("1");
        assertThat(shell("'%s' run --port || echo $?".formatted(SCRIPT))).contains("needs a value").endsWith("1");
        assertThat(script("check_options --no-demo --port 1 --demo-public && echo fine")).isEqualTo("fine");
        assertThat(shell("'%s' test --hostle || echo $?".formatted(SCRIPT))).contains("--hostile").endsWith("1");
        assertThat(shell("'%s' replay || echo $?".formatted(SCRIPT))).contains("Which run?").endsWith("2");
        assertThat(shell("'%s' tset || echo $?".formatted(SCRIPT))).contains("Unknown command: tset").endsWith("1");
    }

    private Path jdk(String name, String version) throws IOException {
        var bin = Files.createDirectories(folder.resolve(name).resolve("bin"));
        for (var program : new String[] { "java", "javac" }) {
            var file = Files.writeString(bin.resolve(program), "#!/bin/sh\necho 'openjdk version \"" + version + "\"' >&2\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return folder.resolve(name);
    }

    private void report(String where, String... lines) throws IOException {
        var reports = Files.createDirectories(folder.resolve(where));
        Files.writeString(reports.resolve("TEST-" + where.length() + ".xml"), String.join("\n", lines) + "\n");
    }

    private String stamp() throws IOException {
        return script("stamp src/main");
    }

    private String script(String command) throws IOException {
        return shell("source '%s'; root=$PWD; : ${JAVA_HOME:='%s'}; %s"
                .formatted(SCRIPT, System.getProperty("java.home"), command));
    }

    private String shell(String command) throws IOException {
        var process = new ProcessBuilder("bash", "-c", command).directory(folder.toFile()).redirectErrorStream(true);
        process.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        return new String(process.start().getInputStream().readAllBytes()).strip();
    }
}
