package gradus.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What can be said of {@code docker/} without building anything: pinned, not root, nothing secret, nothing missing. */
class ImagesTest {

    private static final Path DOCKER = Path.of("docker");
    /** A version that somebody chose, or a digest. */
    private static final Pattern PINNED = Pattern.compile("[^:@]+(:[0-9]+\\.[0-9][A-Za-z0-9._-]*|@sha256:[0-9a-f]{64})");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+):\\?\\}");

    static Stream<Path> dockerfiles() throws IOException {
        try (var files = Files.list(DOCKER)) {
            return files.filter(file -> file.toString().endsWith(".Dockerfile")).sorted().toList().stream();
        }
    }

    @Test
    void thereAreThree() throws IOException {
        assertThat(dockerfiles()).extracting(file -> file.getFileName().toString()).containsExactly("app.Dockerfile",
                "runner-cpu.Dockerfile", "runner-gpu.Dockerfile");
    }

    @ParameterizedTest
    @MethodSource("dockerfiles")
    void everyBaseIsPinned(Path dockerfile) throws IOException {
        var arguments = new HashMap<String, String>();
        var stages = new ArrayList<>(List.of("scratch"));
        for (var line : instructions(dockerfile)) {
            var words = line.split(" ");
            if (words[0].equals("ARG") && line.contains("=")) {
                arguments.put(words[1].substring(0, words[1].indexOf('=')), words[1].substring(words[1].indexOf('=') + 1));
            }
            if (words[0].equals("FROM")) {
                var image = words[1].startsWith("${") ? arguments.get(words[1].substring(2, words[1].length() - 1))
                        : words[1];
                assertThat(stages.contains(image) || PINNED.matcher(image).matches()).as(line + " is " + image).isTrue();
                if (words.length == 4) {
                    stages.add(words[3]);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dockerfiles")
    void runsAsAnOrdinaryUser(Path dockerfile) throws IOException {
        var instructions = instructions(dockerfile);
        var user = instructions.stream().filter(line -> line.startsWith("USER ")).toList();
        assertThat(user).hasSize(1).allMatch(line -> line.matches("USER [1-9][0-9]{4}:[1-9][0-9]{4}"));
        assertThat(instructions.indexOf(user.getFirst())).as("after everything that is written")
                .isGreaterThan(lastOf(instructions, "RUN ")).isGreaterThan(lastOf(instructions, "COPY "));
        assertThat(instructions.getLast()).startsWith("ENTRYPOINT [");
    }

    @ParameterizedTest
    @MethodSource("dockerfiles")
    void fetchesNothingUncheckedAndKeepsNoSecret(Path dockerfile) throws IOException {
        assertThat(instructions(dockerfile)).noneMatch(line -> line.startsWith("ADD "))
                .noneMatch(line -> line.matches(".*\\b(curl|wget)\\b.*"))
                .noneMatch(line -> line.matches("(ENV|ARG) .*(PASSWORD|SECRET|TOKEN).*"));
        assertThat(instructions(dockerfile)).filteredOn(line -> line.startsWith("RUN apt-get"))
                .allMatch(line -> line.contains("--no-install-recommends") && line.contains("rm -rf /var/lib/apt/lists"));
    }

    @ParameterizedTest
    @MethodSource("dockerfiles")
    void copiesWhatIsThere(Path dockerfile) throws IOException {
        assertThat(instructions(dockerfile)).filteredOn(line -> line.startsWith("COPY ") && !line.contains("--from="))
                .allSatisfy(line -> assertThat(Path.of(line.split(" ")[1])).exists());
    }

    @Test
    void everyServiceIsPinnedAndGainsNoPrivilege() throws IOException {
        var services = compose().path("services");
        assertThat(services.propertyStream().map(Map.Entry::getKey)).containsExactly("postgres", "keycloak", "migrate", "web",
                "runner");
        services.properties().forEach(service -> {
            var of = service.getValue();
            assertThat(of.path("image").asText()).as(service.getKey()).matches(PINNED);
            if (!service.getKey().equals("runner")) {
                assertThat(of.path("security_opt").toString()).as(service.getKey()).contains("no-new-privileges");
                assertThat(of.has("privileged")).as(service.getKey()).isFalse();
            }
            of.path("ports").forEach(port -> assertThat(port.asText()).startsWith("127.0.0.1:"));
        });
    }

    @Test
    void theWebServiceCanChangeNothingAndStartNothing() throws IOException {
        var web = compose().at("/services/web");
        assertThat(web.path("read_only").asBoolean()).isTrue();
        assertThat(web.path("cap_drop").get(0).asText()).isEqualTo("ALL");
        assertThat(web.path("environment").path("GRADUS_ROLES").asText()).isEqualTo("web");
        assertThat(compose().at("/services/runner").has("ports")).isFalse();
    }

    @Test
    void eachRoleHasItsOwnLoginAndTheRunnerNoSecretOfPeople() throws IOException {
        var logins = new HashMap<String, String>();
        for (var service : List.of("migrate", "web", "runner")) {
            var environment = compose().at("/services/" + service + "/environment");
            logins.put(environment.path("QUARKUS_DATASOURCE_USERNAME").asText(),
                    environment.path("QUARKUS_DATASOURCE_PASSWORD").asText());
        }
        assertThat(logins).isEqualTo(Map.of("gradus", "${POSTGRES_PASSWORD:?}", "gradus_web", "${WEB_DATABASE_PASSWORD:?}",
                "gradus_runner", "${RUNNER_DATABASE_PASSWORD:?}"));
        assertThat(compose().at("/services/runner").toString()).doesNotContain("SECRET", "POSTGRES_PASSWORD",
                "WEB_DATABASE");
        assertThat(compose().at("/services/web").toString()).doesNotContain("POSTGRES_PASSWORD", "RUNNER_DATABASE");
    }

    @Test
    void everySettingIsAskedForAndNoneIsGiven() throws IOException {
        var asked = new TreeSet<String>();
        VARIABLE.matcher(Files.readString(DOCKER.resolve("compose.yaml"))).results()
                .forEach(match -> asked.add(match.group(1)));
        var example = Files.readAllLines(DOCKER.resolve("example.env")).stream().filter(line -> !line.startsWith("#"))
                .toList();
        assertThat(example).extracting(line -> line.substring(0, line.indexOf('='))).containsExactlyInAnyOrderElementsOf(
                asked);
        assertThat(example).filteredOn(line -> line.contains("SECRET") || line.contains("PASSWORD"))
                .allMatch(line -> line.endsWith("="));
    }

    private static JsonNode compose() throws IOException {
        try (var in = Files.newBufferedReader(DOCKER.resolve("compose.yaml"))) {
            return new ObjectMapper().valueToTree(new Yaml().load(in)); // it merges what services have in common
        }
    }

    /** Without comments, each on one line. */
    private static List<String> instructions(Path dockerfile) throws IOException {
        var text = Files.readString(dockerfile).replaceAll("(?m)^#.*\\n", "").replaceAll("\\\\\\n\\s*", "");
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private static int lastOf(List<String> instructions, String beginning) {
        int last = -1;
        for (int i = 0; i < instructions.size(); i++) {
            last = instructions.get(i).startsWith(beginning) ? i : last;
        }
        return last;
    }
}
