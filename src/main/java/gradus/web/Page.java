package gradus.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Set;
import java.util.regex.Pattern;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/** What templates may say about the request they answer: <code>{inject:page.path}</code>. */
@Named("page")
@RequestScoped
public class Page {

    private static final String THEME_COOKIE = "gradus-theme"; // written by web/app/theme.js
    private static final Set<String> THEMES = Set.of("light", "dark");

    private static final Pattern ORIGIN = Pattern.compile("^https?://[^/]*");
    private static final Set<HttpMethod> LOOKING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final CurrentVertxRequest request;
    private final CsrfTokens tokens;

    Page(CurrentVertxRequest request, CsrfTokens tokens) {
        this.request = request;
        this.tokens = tokens;
    }

    /**
     * Path and query of the page that is shown: where to come back to after signing in or changing the language. Of a
     * form that was sent, the page it was on.
     */
    public String path() {
        if (current() == null) {
            return "/";
        }
        return LOOKING.contains(current().request().method()) ? LocalPath.of(current().request().uri()) : sentFrom();
    }

    /** The page of ours that led here; empty if there was none, or if it was this one. */
    public String previous() {
        var from = current() == null ? "/" : sentFrom();
        return from.equals("/") || from.equals(current().request().uri()) ? "" : from;
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

    // Whatever host the header names, what is left is a path of ours: a proxy may know us by another name.
    private String sentFrom() {
        var from = current().request().getHeader(HttpHeaders.REFERER);
        return from == null ? "/" : LocalPath.of(ORIGIN.matcher(from).replaceFirst(""));
    }

    private RoutingContext current() {
        return request.getCurrent();
    }
}
