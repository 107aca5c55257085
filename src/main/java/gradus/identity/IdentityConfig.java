package gradus.identity;

import java.net.URI;

import io.smallrye.config.ConfigMapping;

@ConfigMapping(prefix = "gradus.identity")
interface IdentityConfig {

    /** The realm: {@code http://localhost:8180/realms/gradus}. */
    URI url();
}
