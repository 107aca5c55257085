package gradus.web;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;

/** The token of the page that is being made. The extension has none for a page that answers an unknown path. */
@ApplicationScoped
class CsrfTokens {

    static final String COOKIE = "csrf-token";
    private static final String KEY = "csrf_token"; // where the extension keeps it
    private static final int BYTES = 16; // the extension takes no other size

    private final SecureRandom random = new SecureRandom();
    private final Duration kept;

    CsrfTokens(@ConfigProperty(name = "quarkus.rest-csrf.cookie-max-age") Duration kept) {
        this.kept = kept;
    }

    String of(RoutingContext context) {
        String token = context.get(KEY);
        if (token != null) {
            return token;
        }
        var cookie = context.request().getCookie(COOKIE);
        return cookie == null ? fresh(context) : cookie.getValue();
    }

    private String fresh(RoutingContext context) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        context.put(KEY, token);
        context.response().addCookie(Cookie.cookie(COOKIE, token).setPath("/").setHttpOnly(true)
                .setSecure(context.request().isSSL()).setSameSite(CookieSameSite.LAX).setMaxAge(kept.toSeconds()));
        return token;
    }
}
