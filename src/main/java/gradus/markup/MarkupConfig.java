package gradus.markup;

import java.nio.file.Path;
import java.util.List;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;

/** Where the glossary and the references lie: beside the courses. */
@ConfigMapping(prefix = "gradus.curriculum")
interface MarkupConfig {

    /** Folders that may hold {@code glossary.yaml} and {@code references.yaml}. */
    @WithParentName
    @WithDefault("curriculum")
    List<Path> roots();
}
