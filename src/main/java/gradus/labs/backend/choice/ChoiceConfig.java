package gradus.labs.backend.choice;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** {@code gradus.sandbox.backend}: what isolates labs here. */
@ConfigMapping(prefix = "gradus.sandbox")
interface ChoiceConfig {

    /** {@code bubblewrap}: on this machine. {@code kubernetes}: in a cluster. */
    enum Kind {
        BUBBLEWRAP,
        KUBERNETES
    }

    @WithDefault("bubblewrap")
    Kind backend();
}
