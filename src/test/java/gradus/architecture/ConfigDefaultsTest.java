package gradus.architecture;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappingInterface.Property;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;

/** Every key an operator may set, and what holds when nobody does. Whoever adds or changes one says so here. */
class ConfigDefaultsTest {

    private static final String KEYS = """
            gradus.curriculum = curriculum
            gradus.demo = false
            gradus.identity.url = http://localhost:8180/realms/gradus
            gradus.kubernetes.cpus = 2
            gradus.kubernetes.device = (none)
            gradus.kubernetes.image = (none)
            gradus.kubernetes.instance = ${HOSTNAME:gradus}
            gradus.kubernetes.namespace = labs
            gradus.kubernetes.patience = 30m
            gradus.kubernetes.probes = (none)
            gradus.kubernetes.queue = (none)
            gradus.kubernetes.runtime-class = (none)
            gradus.kubernetes.template = k8s/base/run-job.yaml
            gradus.organization = demo
            gradus.roles = web,runner
            gradus.runs.batch = 30ms
            gradus.runs.daily-cpu = 4h
            gradus.runs.daily-gpu = 1h
            gradus.runs.gpu-slots = (none)
            gradus.runs.half-life = 1h
            gradus.runs.heartbeat = 15s
            gradus.runs.hold = 1m
            gradus.runs.lease = 15s
            gradus.runs.memory = (none)
            gradus.runs.open-per-person = 10
            gradus.runs.patience = 10m
            gradus.runs.per-person = 1
            gradus.runs.poll = 1s
            gradus.runs.replays-per-day = 20
            gradus.runs.slots = (none)
            gradus.runs.streams-per-person = 8
            gradus.sandbox.backend = bubblewrap
            gradus.sandbox.cache = (none)
            gradus.sandbox.cpus = (none)
            gradus.sandbox.first-uid = 45001
            gradus.sandbox.gpus = all
            gradus.sandbox.pool = (none)
            gradus.sandbox.run = (none)
            gradus.sandbox.runtime = ${gradus.runtime:sandbox-runner/target/runtime}
            gradus.sandbox.slots = (none)
            gradus.secret = (none)
            gradus.web.sign-in-at = ${gradus.identity.url}
            """;

    @Test
    void everyKeyIsListedWithItsDefault() throws IOException {
        var settings = settings();
        var actual = App.CLASSES.stream().filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                .map(type -> ConfigClass.configClass(type.reflect()))
                .flatMap(mapping -> ConfigMappings.getProperties(mapping).entrySet().stream())
                .filter(key -> !key.getKey().endsWith("[*]")) // a list, whose key is there as well
                .map(key -> key.getKey() + " = " + settings.getProperty(key.getKey(), valueOf(key.getValue())))
                .collect(toCollection(TreeSet::new));
        assertThat(actual).as("Keys of the …Config mappings and their defaults: keep KEYS in ConfigDefaultsTest equal")
                .isEqualTo(KEYS.lines().collect(toCollection(TreeSet::new)));
    }

    @Test
    void everyKeyWeSetIsOneThatSomebodyReads() throws IOException {
        var listed = KEYS.lines().map(line -> line.replaceFirst(" = .*", "")).toList();
        assertThat(Stream.of(settings().stringPropertyNames().toArray(String[]::new))
                .map(key -> key.replaceFirst("^%[^.]+\\.", "")).filter(key -> key.startsWith("gradus.")))
                .allSatisfy(key -> assertThat(listed).contains(key));
    }

    private static String valueOf(Property property) {
        if (property.hasDefaultValue()) {
            return property.getDefaultValue();
        }
        return property.getMethod().getReturnType().getSimpleName().startsWith("Optional") ? "(none)" : "(must be set)";
    }

    private static Properties settings() throws IOException {
        var settings = new Properties();
        try (var in = Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
            settings.load(in);
        }
        return settings;
    }
}
