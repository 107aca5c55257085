package gradus.labs.backend.kubernetes;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** {@code gradus.kubernetes.…}: see {@link Settings} for meaning, units and limits. */
@ConfigMapping(prefix = "gradus.kubernetes")
interface KubernetesConfig {

    @WithDefault("labs")
    String namespace();

    @WithDefault("k8s/base/run-job.yaml")
    Path template();

    Optional<String> image();

    Optional<String> queue();

    Optional<String> runtimeClass();

    Optional<String> device();

    @WithDefault("2")
    double cpus();

    @WithDefault("30m")
    Duration patience();

    @WithDefault("${HOSTNAME:gradus}")
    String instance();

    Optional<List<String>> probes();

    default Settings settings() {
        return new Settings(namespace(), template(), image(), queue(), runtimeClass(), device(), cpus(), patience(),
                Settings.GRACE, instance(), probes().orElse(List.of()));
    }
}
