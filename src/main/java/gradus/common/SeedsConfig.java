package gradus.common;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;

@ConfigMapping(prefix = "gradus.secret")
interface SeedsConfig {

    /**
     * The installation's secret: at least 32 random bytes in base64. Whoever knows it can draw everybody's data. A runner
     * draws nothing and has none.
     */
    @WithParentName
    Optional<String> secret();
}
