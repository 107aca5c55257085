package gradus.reference;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import gradus.web.Reader;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The API for people who write programs; the same as {@code /q/openapi}, to be read. */
@Path("/api")
@PermitAll
@Produces(MediaType.TEXT_HTML)
class ReferencePages {

    @CheckedTemplate(basePath = "reference")
    static class Templates {
        static native TemplateInstance api(ReferenceView reference);
    }

    private final Reference reference;
    private final Reader reader;
    private final String realm;

    ReferencePages(Reference reference, Reader reader,
            @ConfigProperty(name = "gradus.identity.url") String realm) {
        this.reference = reference;
        this.reader = reader;
        this.realm = realm;
    }

    @GET
    public TemplateInstance api(@Context UriInfo uri) {
        var origin = uri.getBaseUri().toString().replaceFirst("/$", "");
        return Templates.api(new ReferenceView(origin, realm, reference.groups(reader.language())));
    }
}
