package gradus.web;

import java.net.URI;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;

@ConfigMapping(prefix = "gradus.web")
interface WebConfig {

    /** Where browsers sign in; forms may lead there. Only scheme, host and port are used. */
    Optional<URI> signInAt();
}
