package gradus.competencies;

import java.nio.file.Path;
import java.util.List;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;

/** Where the competencies are named: beside the courses. */
@ConfigMapping(prefix = "gradus.curriculum")
interface CompetenciesConfig {

    /** Folders that may hold {@code competencies.yaml}. */
    @WithParentName
    @WithDefault("curriculum")
    List<Path> roots();
}
