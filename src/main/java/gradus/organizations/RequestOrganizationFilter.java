package gradus.organizations;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Binds every HTTP request to the organization this installation serves, before anything looks at the database. */
class RequestOrganizationFilter {

    private final RequestOrganization request;
    private final OrganizationsConfig config;

    RequestOrganizationFilter(RequestOrganization request, OrganizationsConfig config) {
        this.request = request;
        this.config = config;
    }

    @ServerRequestFilter(preMatching = true)
    void bind() {
        request.bind(config.id());
    }
}
