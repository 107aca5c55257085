package gradus.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import gradus.common.Roles;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;

/** An application without the role {@code web} serves nobody: its port tells whether it is well, and nothing else. */
@ApplicationScoped
class HealthOnly {

    private static final int BEFORE_EVERYTHING = 10_000;
    private static final int NOT_HERE = 404;
    private static final String HEALTH = "/q/health";

    private final Roles roles;

    HealthOnly(Roles roles) {
        this.roles = roles;
    }

    void register(@Observes Filters filters) {
        if (!roles.web()) {
            filters.register(HealthOnly::refuse, BEFORE_EVERYTHING);
        }
    }

    private static void refuse(RoutingContext context) {
        var path = context.normalizedPath();
        if (path.equals(HEALTH) || path.startsWith(HEALTH + "/")) {
            context.next();
            return;
        }
        context.response().setStatusCode(NOT_HERE).end();
    }
}
