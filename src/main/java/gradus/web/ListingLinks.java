package gradus.web;

import java.net.URI;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Link;
import jakarta.ws.rs.core.UriBuilder;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Names the neighbours of a page of a list in the header {@code Link}, as RFC 8288 says: {@code prev}, {@code next}. */
class ListingLinks {

    @ServerResponseFilter
    void link(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Listing listing) {
            long after = (listing.page() + 1L) * listing.size();
            if (listing.page() > 0) {
                add(request, response, "prev", listing.page() - 1);
            }
            if (after < listing.total()) {
                add(request, response, "next", listing.page() + 1);
            }
        }
    }

    private static void add(ContainerRequestContext request, ContainerResponseContext response, String rel, int page) {
        var asked = request.getUriInfo().getRequestUri();
        var query = UriBuilder.fromUri(asked).replaceQueryParam("page", page).build().getRawQuery();
        var target = URI.create(asked.getRawPath() + "?" + query); // without a host, which a proxy may have changed
        response.getHeaders().add(HttpHeaders.LINK, Link.fromUri(target).rel(rel).build().toString());
    }
}
