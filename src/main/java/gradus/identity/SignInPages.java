package gradus.identity;

import java.net.URI;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.RestQuery;

import gradus.web.LocalPath;
import gradus.web.Reader;
import io.quarkus.security.Authenticated;

/** The doors to the identity provider. All are behind sign-in: asking for them is what makes OpenID Connect act. */
@Path("/")
@Authenticated
class SignInPages {

    private static final String CLIENT = "gradus-web"; // the console knows its name, and lets only its pages be gone back to

    private final IdentityConfig config;
    private final Reader reader;

    SignInPages(IdentityConfig config, Reader reader) {
        this.config = config;
        this.reader = reader;
    }

    /** Signs in and goes to a page of ours. */
    @GET
    @Path("login")
    public Response login(@RestQuery String to) {
        return Response.seeOther(URI.create(LocalPath.of(to))).build();
    }

    /** The identity provider's page about the account: name, e-mail, password. Its link back leads to a page of ours. */
    @GET
    @Path("account")
    public Response account(@RestQuery String from, UriInfo here) {
        var back = here.getBaseUri().resolve(LocalPath.of(from));
        return Response.seeOther(UriBuilder.fromUri(config.url()).path("account/")
                .queryParam("referrer", CLIENT)
                .queryParam("referrer_uri", "{back}")
                .queryParam("kc_locale", reader.language().tag())
                .build(back)).build();
    }

    /** Ends the session here and at the identity provider, which the extension does before this is reached. */
    @GET
    @Path("logout")
    public Response logout() {
        return Response.seeOther(URI.create("/")).build();
    }
}
