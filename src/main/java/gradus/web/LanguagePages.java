package gradus.web;

import java.time.Duration;
import java.util.Map;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.NewCookie.SameSite;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;

import org.jboss.resteasy.reactive.RestForm;

import gradus.common.Language;
import gradus.common.Problem;

@Path("/language")
@PermitAll
class LanguagePages {

    private static final Duration REMEMBERED = Duration.ofDays(365);

    /** Remembers the language and goes back to where the reader was. */
    @POST
    public Response choose(@RestForm String language, @RestForm String back) {
        var chosen = Language.ofTag(language == null ? "" : language).orElseThrow(() -> new Problem(
                WebProblem.INVALID_VALUES, "No such language", Map.of("fields", "language")));
        var cookie = new NewCookie.Builder(Reader.COOKIE).value(chosen.tag()).path("/")
                .maxAge((int) REMEMBERED.toSeconds()).sameSite(SameSite.LAX).httpOnly(true).build();
        return Response.seeOther(UriBuilder.fromUri(LocalPath.of(back)).build()).cookie(cookie).build();
    }
}
