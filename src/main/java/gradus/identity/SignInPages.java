package gradus.identity;

import java.net.URI;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestQuery;

import gradus.web.LocalPath;
import io.quarkus.security.Authenticated;

/** The two doors. Both are behind sign-in: asking for them is what makes OpenID Connect act. */
@Path("/")
@Authenticated
class SignInPages {

    /** Signs in and goes to a page of ours. */
    @GET
    @Path("login")
    public Response login(@RestQuery String to) {
        return Response.seeOther(URI.create(LocalPath.of(to))).build();
    }

    /** Ends the session here and at the identity provider, which the extension does before this is reached. */
    @GET
    @Path("logout")
    public Response logout() {
        return Response.seeOther(URI.create("/")).build();
    }
}
