package gradus.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;

/** What browsers may do with our pages: no inline script, nothing from elsewhere, no frames. On every answer. */
@ApplicationScoped
class SecurityHeaders {

    private static final int EARLY = 9_000;

    private final String policy;

    SecurityHeaders(WebConfig config) {
        var signIn = config.signInAt().map(uri -> " " + uri.getScheme() + "://" + uri.getAuthority()).orElse("");
        // Style attributes are for typeset formulas; style elements and everything inline besides are refused.
        policy = "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; "
                + "img-src 'self'; font-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; "
                + "form-action 'self'" + signIn;
    }

    void register(@Observes Filters filters) {
        filters.register(this::protect, EARLY);
    }

    private void protect(RoutingContext context) {
        var headers = context.response().headers();
        headers.set("Content-Security-Policy", policy);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "same-origin");
        headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        if (context.request().isSSL()) {
            headers.set("Strict-Transport-Security", "max-age=31536000");
        }
        context.addHeadersEndHandler(done -> {
            if (!headers.contains("Cache-Control")) {
                headers.set("Cache-Control", "private, no-cache"); // pages show who is signed in
            }
        });
        context.next();
    }
}
