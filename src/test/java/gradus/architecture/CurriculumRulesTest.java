package gradus.architecture;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

/** Rule 16: what people did hangs on the uuids of the curriculum, so each of them stays what it was. */
class CurriculumRulesTest {

    private static final Path CURRICULUM = Path.of("curriculum");
    private static final Path REGISTER = CURRICULUM.resolve("uuids.txt");
    private static final Pattern LINE = Pattern.compile("(?m)^([0-9a-f-]{36}) (\\S+)$");
    private static final Pattern FIELD = Pattern.compile("(?m)^uuid: *(\\S+)$");

    @Test
    void aUuidNeverChanges() throws IOException {
        var written = written();
        registered().forEach((file, uuid) -> assertThat(written.getOrDefault(file, uuid))
                .as("The uuid of %s never changes, whatever else does: what learners did hangs on it. Put it back.", file)
                .isEqualTo(uuid));
    }

    @Test
    void everyUuidIsRegistered() throws IOException {
        var written = written();
        assertThat(registered())
                .as("%s names each file with its uuid. A new file: add its line. A moved one: change the path in its "
                        + "line and keep the uuid. As a whole it would be:%n%s", REGISTER, text(written))
                .isEqualTo(written);
        assertThat(written.values()).doesNotHaveDuplicates();
    }

    private static Map<String, String> registered() throws IOException {
        var uuids = new TreeMap<String, String>();
        LINE.matcher(Files.readString(REGISTER)).results().forEach(line -> uuids.put(line.group(2), line.group(1)));
        return uuids;
    }

    private static Map<String, String> written() throws IOException {
        var uuids = new TreeMap<String, String>();
        try (var paths = Files.walk(CURRICULUM)) {
            for (Path file : paths.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                FIELD.matcher(Files.readString(file)).results()
                        .forEach(field -> uuids.put(CURRICULUM.relativize(file).toString(), field.group(1)));
            }
        }
        return uuids;
    }

    private static String text(Map<String, String> uuids) {
        return uuids.entrySet().stream().map(each -> each.getValue() + " " + each.getKey()).collect(joining("\n"));
    }
}
