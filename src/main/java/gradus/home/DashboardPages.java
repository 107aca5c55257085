package gradus.home;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import gradus.web.Reader;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;

/** The viewer's own work. */
@Path("/dashboard")
@Authenticated
@Blocking
@Produces(MediaType.TEXT_HTML)
class DashboardPages {

    @CheckedTemplate(basePath = "home")
    static class Templates {
        static native TemplateInstance dashboard(DashboardView dashboard);
    }

    private final Dashboard dashboard;
    private final Reader reader;

    DashboardPages(Dashboard dashboard, Reader reader) {
        this.dashboard = dashboard;
        this.reader = reader;
    }

    @GET
    public TemplateInstance dashboard() {
        return Templates.dashboard(dashboard.view(reader));
    }
}
