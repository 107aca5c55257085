package gradus.organizations;

import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * Which organization the current work is for. Every query is narrowed to it, and every new row gets it. A request is
 * bound by a filter; everything else (start, timers, workers, tests) says it with {@link #run}. Work that is bound to
 * no organization is refused when it first touches the database.
 */
@ApplicationScoped
public class Tenancy {

    private static final ScopedValue<String> BOUND = ScopedValue.newInstance();

    private final RequestOrganization request;
    private final OrganizationsConfig config;

    Tenancy(RequestOrganization request, OrganizationsConfig config) {
        this.request = request;
        this.config = config;
    }

    /** The organization this installation serves: what start-up work and single-organization workers name. */
    public String home() {
        return config.id();
    }

    /** @throws IllegalStateException if the current work is bound to no organization */
    public String current() {
        if (BOUND.isBound()) {
            return BOUND.get();
        }
        if (requestContext().isActive() && request.id() != null) {
            return request.id();
        }
        throw new IllegalStateException("Work for no organization: outside a request, use Tenancy.run(organization, …)");
    }

    /** Like {@link #call}, for work without a result. */
    public void run(String organization, Runnable work) {
        call(organization, () -> {
            work.run();
            return null;
        });
    }

    /**
     * Does the work for this organization, in a request context of its own.
     *
     * @throws IllegalStateException inside a transaction or inside work for another organization: a session stays with
     *         the organization it was opened for
     */
    public <T> T call(String organization, Supplier<T> work) {
        if (BOUND.isBound() && BOUND.get().equals(organization)) {
            return work.get();
        }
        if (BOUND.isBound() || QuarkusTransaction.isActive()) {
            throw new IllegalStateException("Cannot change to " + organization + " in the middle of other work");
        }
        return ScopedValue.where(BOUND, organization).call(() -> inOwnRequestContext(work));
    }

    private static <T> T inOwnRequestContext(Supplier<T> work) {
        var context = requestContext();
        var outer = context.getStateIfActive();
        context.activate(); // a new one: a session opened before belongs to somebody else
        try {
            return work.get();
        } finally {
            context.terminate();
            if (outer != null) {
                context.activate(outer);
            }
        }
    }

    private static ManagedContext requestContext() {
        return Arc.container().requestContext();
    }
}
