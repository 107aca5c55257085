package gradus.catalog;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.nio.file.Path;
import java.util.List;

/** Where the curriculum lies. */
@ConfigMapping(prefix = "gradus.curriculum")
interface CatalogConfig {

    /** Folders with a {@code courses} folder inside, comma-separated; relative ones from where the application runs. */
    @WithParentName
    @WithDefault("curriculum")
    List<Path> roots();
}
