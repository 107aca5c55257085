package gradus.common;

import java.util.Set;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;

@ConfigMapping(prefix = "gradus.roles")
interface RolesConfig {

    /** Of this application, comma-separated. */
    @WithParentName
    @WithDefault("web,runner")
    Set<Roles.Role> roles();
}
