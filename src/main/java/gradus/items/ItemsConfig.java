package gradus.items;

import java.nio.file.Path;
import java.util.List;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;

/** Where the item bank lies: beside the courses. */
@ConfigMapping(prefix = "gradus.curriculum")
interface ItemsConfig {

    /** Folders that may hold {@code competencies.yaml} and {@code items}. */
    @WithParentName
    @WithDefault("curriculum")
    List<Path> roots();
}
