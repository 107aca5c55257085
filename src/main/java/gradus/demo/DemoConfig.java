package gradus.demo;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;

@ConfigMapping(prefix = "gradus.demo")
interface DemoConfig {

    /** Whether invented learners have worked here in the weeks before the first start. */
    @WithParentName
    @WithDefault("false")
    boolean on();
}
