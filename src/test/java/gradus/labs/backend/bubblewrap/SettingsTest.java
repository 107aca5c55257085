package gradus.labs.backend.bubblewrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfigBuilder;

class SettingsTest {

    @Test
    void defaults() {
        var settings = settings(Map.of());
        assertThat(settings.runtime()).isEqualTo(Path.of("sandbox-runner/target/runtime").toAbsolutePath());
        assertThat(settings.cache()).isEqualTo(Path.of("/var/cache/gradus"));
        assertThat(settings.run()).isEqualTo(Path.of("/run/gradus"));
        assertThat(settings.firstUid()).isEqualTo(45_001);
        assertThat(settings.slots()).isEqualTo(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
        assertThat(settings.cpus()).isEqualTo((double) Runtime.getRuntime().availableProcessors() / settings.slots());
        assertThat(settings.programs().learner()).isEqualTo("gradus.sandbox.learner.LearnerMain");
    }

    @Test
    void noMoreWaitThanAQuarterOfTheFreeMemoryHolds() {
        long gibibyte = 1024 * Sandbox.MIB;
        assertThat(Settings.defaultPool(4, 3 * gibibyte)).isZero();
        assertThat(Settings.defaultPool(4, 9 * gibibyte)).isEqualTo(2);
        assertThat(Settings.defaultPool(4, 500 * gibibyte)).isEqualTo(4);
        assertThat(settings(Map.of("gradus.sandbox.pool", "0")).pool()).isZero();
    }

    @Test
    void theRuntimeComesFromItsOwnSetting() {
        assertThat(settings(Map.of("gradus.runtime", "/opt/somewhere")).runtime()).isEqualTo(Path.of("/opt/somewhere"));
    }

    @ParameterizedTest
    @CsvSource({ "slots, 0", "slots, -1", "slots, 65", "first-uid, 999", "cpus, 0", "cpus, -1", "cpus, 65", "cpus, NaN",
            "cpus, Infinity", "pool, -1", "pool, 65", "cache, relative", "run, relative" })
    void outOfRangeIsRefused(String name, String value) {
        assertThatThrownBy(() -> settings(Map.of("gradus.sandbox." + name, value)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({ "slots, many", "slots, 99999999999", "first-uid, 1e5", "cpus, half" })
    void whatIsNoNumberIsRefusedByItsName(String name, String value) {
        assertThatThrownBy(() -> settings(Map.of("gradus.sandbox." + name, value)))
                .isInstanceOf(ConfigValidationException.class).hasMessageContaining("gradus.sandbox." + name);
    }

    private static Settings settings(Map<String, String> values) {
        return new SmallRyeConfigBuilder().addDefaultInterceptors().withMapping(BubblewrapConfig.class)
                .withDefaultValues(values).build().getConfigMapping(BubblewrapConfig.class).settings();
    }
}
