package gradus.catalog.page;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;

/** The courses, and the parts of one, for everybody. */
@Path("/courses")
@PermitAll
@Blocking // the database is asked where a page shows who looks at it
@Produces(MediaType.TEXT_HTML)
class CoursePages {

    @CheckedTemplate(basePath = "catalog/page")
    static class Templates {
        static native TemplateInstance courses(CatalogView catalog);

        static native TemplateInstance course(OutlineView course);
    }

    private final Catalog catalog;
    private final Outlines outlines;

    CoursePages(Catalog catalog, Outlines outlines) {
        this.catalog = catalog;
        this.outlines = outlines;
    }

    @GET
    public TemplateInstance courses(@RestQuery String q, @RestQuery String part, @RestQuery boolean mine) {
        return Templates.courses(catalog.view(new Wish(q, part, mine)));
    }

    @GET
    @Path("{course}")
    public TemplateInstance course(@RestPath String course) {
        return Templates.course(outlines.view(course));
    }
}
