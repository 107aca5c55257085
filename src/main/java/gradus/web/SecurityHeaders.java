package gradus.web;

import java.security.SecureRandom;
import java.util.Base64;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What browsers may do with our pages: no inline script, nothing from elsewhere, no frames. On every answer. */
@ApplicationScoped
class SecurityHeaders {

    private static final String KEY = "gradus.style-nonce";
    private static final int EARLY = 9_000;
    private static final int NONCE_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final String formTargets;

    SecurityHeaders(WebConfig config) {
        formTargets = config.signInAt().map(uri -> " " + uri.getScheme() + "://" + uri.getAuthority()).orElse("");
    }

    void register(@Observes Filters filters) {
        filters.register(this::protect, EARLY);
    }

    static String styleNonce(RoutingContext context) {
        return context.get(KEY, "");
    }

    private void protect(RoutingContext context) {
        var bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        var nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        context.put(KEY, nonce);
        var headers = context.response().headers();
        headers.set("Content-Security-Policy", policy(nonce));
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

    // The nonce is for the editor, which makes its style element itself; style attributes are for typeset formulas.
    private String policy(String nonce) {
        return "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-" + nonce + "'; "
                + "style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
                + "frame-ancestors 'none'; base-uri 'none'; form-action 'self'" + formTargets;
    }
}
