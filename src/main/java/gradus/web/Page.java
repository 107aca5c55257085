package gradus.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Set;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;

/** What templates may say about the request they answer: <code>{inject:page.path}</code>. */
@Named("page")
@RequestScoped
public class Page {

    private static final String THEME_COOKIE = "gradus-theme"; // written by web/app/theme.js
    private static final Set<String> THEMES = Set.of("light", "dark");

    private final CurrentVertxRequest request;
    private final CsrfTokens tokens;

    Page(CurrentVertxRequest request, CsrfTokens tokens) {
        this.request = request;
        this.tokens = tokens;
    }

    /** Path and query as asked for: where to come back to after signing in or changing the language. */
    public String path() {
        return current() == null ? "/" : LocalPath.of(current().request().uri());
    }

    /** {@link #path()} as the value of a query parameter. */
    public String encodedPath() {
        return URLEncoder.encode(path(), UTF_8);
    }

    /** Finds this request in the logs; also in the header {@code X-Request-Id}. Empty outside a request. */
    public String requestId() {
        return current() == null ? "" : RequestIds.of(current());
    }

    /** For the field {@code csrf-token} of forms and the header {@code X-CSRF-TOKEN}. Empty outside a request. */
    public String csrfToken() {
        return current() == null ? "" : tokens.of(current());
    }

    /** The theme the reader chose with the switch: {@code light} or {@code dark}; empty for the system's. */
    public String theme() {
        var cookie = current() == null ? null : current().request().getCookie(THEME_COOKIE);
        return cookie != null && THEMES.contains(cookie.getValue()) ? cookie.getValue() : "";
    }

    private RoutingContext current() {
        return request.getCurrent();
    }
}
