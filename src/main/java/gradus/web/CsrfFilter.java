package gradus.web;

import java.util.Set;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

import gradus.common.Problem;
import io.smallrye.mutiny.Uni;

/**
 * What {@code quarkus-rest-csrf} leaves open: it checks the token of forms, and the header where there is one. Here every
 * other unsafe request must have the header, unless it carries a bearer token, which no foreign page can send.
 */
class CsrfFilter {

    private static final String HEADER = "X-CSRF-TOKEN";
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> FORMS = Set.of(MediaType.APPLICATION_FORM_URLENCODED,
            MediaType.MULTIPART_FORM_DATA);

    private static final String FORGET = CsrfTokens.COOKIE + "=; Max-Age=0; Path=/";

    private final ProblemResponses responses;

    CsrfFilter(ProblemResponses responses) {
        this.responses = responses;
    }

    @ServerRequestFilter
    void requireHeader(ContainerRequestContext request) {
        if (!SAFE.contains(request.getMethod()) && !isForm(request.getMediaType()) && !hasBearer(request)
                && request.getHeaderString(HEADER) == null) {
            throw new Problem(WebProblem.STALE_PAGE, "No CSRF token");
        }
    }

    /** The extension answers 400 without a word; nothing else here does. */
    @ServerResponseFilter
    Uni<Void> explain(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() != Response.Status.BAD_REQUEST.getStatusCode() || response.hasEntity()) {
            return Uni.createFrom().voidItem();
        }
        response.getHeaders().add(HttpHeaders.SET_COOKIE, FORGET); // a broken one would be refused for ever
        return responses.of(new Problem(WebProblem.STALE_PAGE, "Wrong CSRF token"))
                .invoke(problem -> response.setEntity(problem.getEntity(), null, problem.getMediaType()))
                .replaceWithVoid();
    }

    // Exactly the types the extension checks: a wildcard would fall between the two.
    private static boolean isForm(MediaType type) {
        return type != null && FORMS.contains(type.getType() + "/" + type.getSubtype());
    }

    private static boolean hasBearer(ContainerRequestContext request) {
        var authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        return authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7);
    }
}
