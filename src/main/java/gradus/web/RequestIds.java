package gradus.web;

import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.MDC;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;

/** Every request has an id: the caller's, if it looks like one, or a new one. It is in every log line and answer. */
@ApplicationScoped
class RequestIds {

    static final String HEADER = "X-Request-Id";
    private static final String KEY = "gradus.request-id";
    // What a proxy sends; nothing that could forge a log line.
    private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9._-]{8,64}");
    private static final int BEFORE_EVERYTHING = 10_000;

    void register(@Observes Filters filters) {
        filters.register(this::name, BEFORE_EVERYTHING);
    }

    static String of(RoutingContext context) {
        return context.get(KEY, "");
    }

    private void name(RoutingContext context) {
        var given = context.request().getHeader(HEADER);
        var id = given != null && ACCEPTED.matcher(given).matches() ? given : UUID.randomUUID().toString();
        context.put(KEY, id);
        MDC.put("requestId", id);
        context.response().putHeader(HEADER, id);
        context.next();
    }
}
