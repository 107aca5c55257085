package gradus.web;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.runtime.configuration.MemorySize;

/** How much one request may carry. */
@ApplicationScoped
class WebLimits {

    private final MemorySize body;

    WebLimits(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize body) {
        this.body = body;
    }

    long largestRequestBytes() {
        return body.asLongValue();
    }

    /** For people: {@code 2 MiB}. */
    String largestRequest() {
        return body.asLongValue() / (1024 * 1024) + " MiB";
    }
}
