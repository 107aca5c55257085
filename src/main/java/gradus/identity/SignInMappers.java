package gradus.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.util.Map;

import jakarta.ws.rs.core.Response;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import gradus.common.Problem;
import gradus.web.LocalPath;
import gradus.web.ProblemResponses;
import gradus.web.SentForms;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.ext.web.RoutingContext;

/**
 * What happens to somebody who is not signed in: a program gets a 401 problem, never a redirect; a browser goes to
 * {@code /login} and comes back to the same page, with whatever a form held. Only {@code /login} itself leads to the identity
 * provider.
 */
class SignInMappers {

    private static final Logger LOG = Logger.getLogger(SignInMappers.class);

    private final ProblemResponses responses;
    private final SentForms forms;
    private final IdentityProbe probe;

    SignInMappers(ProblemResponses responses, SentForms forms, IdentityProbe probe) {
        this.responses = responses;
        this.forms = forms;
        this.probe = probe;
    }

    @ServerExceptionMapper
    Uni<Response> nobody(UnauthorizedException nobody, RoutingContext context) {
        return signIn(context);
    }

    @ServerExceptionMapper
    Uni<Response> expired(AuthenticationFailedException expired, RoutingContext context) {
        return signIn(context);
    }

    @ServerExceptionMapper
    Uni<Response> interrupted(AuthenticationCompletionException interrupted) {
        LOG.debug("Sign-in did not complete", interrupted);
        return responses.of(new Problem(IdentityProblem.SIGN_IN_INCOMPLETE, "Sign-in did not complete"));
    }

    @ServerExceptionMapper
    Uni<Response> unavailable(OIDCException unavailable) {
        LOG.warn("The identity provider does not answer", unavailable);
        return responses.of(new Problem(IdentityProblem.SIGN_IN_UNAVAILABLE, "No identity provider"));
    }

    private Uni<Response> signIn(RoutingContext context) {
        return switch (context.normalizedPath()) {
            case "/login" -> challenge(context);
            case "/logout" -> Uni.createFrom().item(Response.seeOther(URI.create("/")).build());
            default -> elsewhere(context);
        };
    }

    private Uni<Response> elsewhere(RoutingContext context) {
        if (context.request().getHeader("HX-Request") != null) { // htmx cannot follow a redirect to another site
            return problem().map(answer -> with(answer, "HX-Redirect",
                    loginFor(context.request().getHeader("HX-Current-URL"))));
        }
        if (!responses.wantsPage()) {
            return problem().map(answer -> with(answer, "WWW-Authenticate", "Bearer"));
        }
        var safe = context.request().method().name().equals("GET");
        var from = safe ? context.request().uri() : context.request().getHeader("Referer");
        return forms.again(context)
                .onItem().ifNull().continueWith(() -> Response.seeOther(URI.create(loginFor(from))).build());
    }

    /** The redirect to the identity provider, from the extension. */
    private Uni<Response> challenge(RoutingContext context) {
        HttpAuthenticator authenticator = context.get(HttpAuthenticator.class.getName());
        if (authenticator == null) {
            return problem();
        }
        return authenticator.getChallenge(context).onItem().transformToUni(challenge -> {
            if (challenge == null || challenge.status == 401) {
                return problem();
            }
            return toProvider(Response.status(challenge.status)
                    .header(challenge.headerName.toString(), challenge.headerContent).build());
        }).onFailure(OIDCException.class).recoverWithUni(failure -> unavailable((OIDCException) failure));
    }

    /** Only to a provider that answers: a browser has no kind words for one that does not. */
    private Uni<Response> toProvider(Response redirect) {
        return Uni.createFrom().item(probe::answers).runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .onItem().transformToUni(answers -> answers ? Uni.createFrom().item(redirect)
                        : responses.of(new Problem(IdentityProblem.SIGN_IN_UNAVAILABLE, "No identity provider")));
    }

    private Uni<Response> problem() {
        return responses.of(new Problem(IdentityProblem.SIGN_IN_NEEDED, "Nobody is signed in", Map.of()));
    }

    /** @param from path or address of the page to come back to; null for the start page */
    static String loginFor(String from) {
        var path = from == null ? "/" : from.replaceFirst("^https?://[^/]*", "");
        return "/login?to=" + URLEncoder.encode(LocalPath.of(path), UTF_8);
    }

    private static Response with(Response answer, String name, String value) {
        return Response.fromResponse(answer).header(name, value).build();
    }
}
