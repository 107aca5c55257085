package gradus.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import gradus.common.Problem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;

/** Tells whoever asked what went wrong: a page for a browser, an RFC 9457 document for everyone else. */
@ApplicationScoped
public class ProblemResponses {

    static final String PROBLEM_JSON = "application/problem+json";

    private final CurrentVertxRequest request;
    private final CurrentIdentityAssociation identity;
    private final Reader reader;
    private final ProblemTexts texts;

    ProblemResponses(CurrentVertxRequest request, CurrentIdentityAssociation identity, Reader reader,
            ProblemTexts texts) {
        this.request = request;
        this.identity = identity;
        this.reader = reader;
        this.texts = texts;
    }

    @CheckedTemplate(basePath = "web")
    static class Templates {
        static native TemplateInstance problem(ProblemView problem);
    }

    /** The answer to the current request. Does not block, so that any thread may ask. */
    public Uni<Response> of(Problem problem) {
        var view = view(problem);
        var response = Response.status(view.status());
        if (!wantsPage()) {
            return Uni.createFrom().item(response.type(PROBLEM_JSON).entity(view).build());
        }
        return visitorKnown().onItem().transformToUni(known -> Templates.problem(view).createUni())
                .map(page -> response.type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8")).entity(page).build());
    }

    /** Whether a browser is looking at a page, as opposed to a program or one of our scripts. */
    public boolean wantsPage() {
        var current = request.getCurrent();
        var path = current.normalizedPath();
        var accept = current.request().getHeader("Accept");
        return accept != null && accept.contains("text/html") && !path.startsWith("/api/") && !path.startsWith("/q/");
    }

    private ProblemView view(Problem problem) {
        var type = problem.type();
        var language = reader.language();
        return new ProblemView("/problems/" + type.key(), texts.title(type, language), type.status(),
                texts.detail(problem, language), request.getCurrent().normalizedPath(), problem.values(),
                RequestIds.of(request.getCurrent()));
    }

    // The page's head shows who is signed in. Whose session has just failed counts as nobody.
    Uni<Void> visitorKnown() {
        return identity.getDeferredIdentity()
                .onFailure().recoverWithItem(() -> QuarkusSecurityIdentity.builder().setAnonymous(true).build())
                .invoke(identity::setIdentity).replaceWithVoid();
    }
}
