package gradus.organizations;

import jakarta.validation.constraints.Pattern;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;

@ConfigMapping(prefix = "gradus.organization")
interface OrganizationsConfig {

    /** The organization this installation serves; made at the first start. A short text of a-z, 0-9 and hyphens. */
    @WithParentName
    @WithDefault("demo")
    @Pattern(regexp = Organization.ID)
    String id();
}
