package gradus.labs.runs.work;

import java.util.Set;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;

@ConfigMapping(prefix = "gradus.roles")
interface RolesConfig {

    /** What an application does. They meet only in the database. */
    enum Role {
        /** Answers people and programs. */
        WEB,
        /** Starts the sandboxes. */
        RUNNER
    }

    /** Of this application, comma-separated. */
    @WithParentName
    @WithDefault("web,runner")
    Set<Role> roles();
}
