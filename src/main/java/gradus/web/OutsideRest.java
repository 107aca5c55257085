package gradus.web;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import gradus.common.Problem;
import io.quarkus.arc.Arc;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Problems of requests that no resource ever sees: unknown paths, and bodies that announce themselves as too large. */
@ApplicationScoped
class OutsideRest {

    private static final int BEFORE_THE_BODY_IS_READ = 8_000;

    private final ProblemResponses responses;
    private final CurrentVertxRequest request;
    private final CurrentIdentityAssociation identity;
    private final WebLimits limits;
    private final ObjectMapper json;

    OutsideRest(ProblemResponses responses, CurrentVertxRequest request, CurrentIdentityAssociation identity,
            WebLimits limits, ObjectMapper json) {
        this.responses = responses;
        this.request = request;
        this.identity = identity;
        this.limits = limits;
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::refuseTooLarge, BEFORE_THE_BODY_IS_READ);
    }

    void register(@Observes Router router) {
        router.route().order(Integer.MAX_VALUE)
                .handler(context -> answer(context, new Problem(WebProblem.NOT_FOUND, "No such path")));
    }

    private void refuseTooLarge(RoutingContext context) {
        var length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null || length.length() < 19 && Long.parseLong(length) <= limits.largestRequestBytes()) {
            context.next();
            return;
        }
        context.response().putHeader(HttpHeaders.CONNECTION, "close"); // the rest of the body is not read
        answer(context, new Problem(WebProblem.TOO_LARGE, "Announced " + length + " bytes",
                Map.of("limit", limits.largestRequest())));
    }

    private void answer(RoutingContext context, Problem problem) {
        var requestContext = Arc.container().requestContext();
        requestContext.activate();
        var state = requestContext.getState();
        request.setCurrent(context);
        identity.setIdentity(QuarkusHttpUser.getSecurityIdentity(context, null));
        responses.of(problem).onTermination().invoke(() -> requestContext.destroy(state))
                .subscribe().with(response -> send(context, response), context::fail);
        requestContext.deactivate();
    }

    private void send(RoutingContext context, Response response) {
        context.response().setStatusCode(response.getStatus())
                .putHeader(HttpHeaders.CONTENT_TYPE, response.getMediaType().toString())
                .end(text(response.getEntity()));
    }

    private String text(Object entity) {
        if (entity instanceof String page) {
            return page;
        }
        try {
            return json.writeValueAsString(entity);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A problem that cannot be written", e);
        }
    }
}
