package gradus.catalog;

import java.nio.file.Path;
import java.util.List;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;

/** Where the curriculum lies. */
@ConfigMapping(prefix = "gradus.curriculum")
interface CatalogConfig {

    /** Folders with a {@code courses} folder inside, comma-separated; relative ones from where the application runs. */
    @WithParentName
    @WithDefault("curriculum")
    List<Path> roots();
}
