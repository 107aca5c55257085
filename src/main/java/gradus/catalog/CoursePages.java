package gradus.catalog;

import java.util.List;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;

import gradus.catalog.Part.Kind;
import gradus.common.Language;
import gradus.web.Reader;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The courses, and the parts of one, for everybody. */
@Path("/courses")
@PermitAll
@Produces(MediaType.TEXT_HTML)
class CoursePages {

    record CourseView(String address, String title, String summary, List<PartView> parts) {
    }

    record PartView(String address, String title, boolean lab) {
    }

    @CheckedTemplate(basePath = "catalog")
    static class Templates {
        static native TemplateInstance courses(List<CourseView> courses);

        static native TemplateInstance course(CourseView course);
    }

    private final Courses courses;
    private final Reader reader;

    CoursePages(Courses courses, Reader reader) {
        this.courses = courses;
        this.reader = reader;
    }

    @GET
    public TemplateInstance courses() {
        return Templates.courses(courses.all().stream().map(this::view).toList());
    }

    @GET
    @Path("{course}")
    public TemplateInstance course(@RestPath String course) {
        return Templates.course(view(courses.require(course)));
    }

    private CourseView view(Course course) {
        var language = reader.language();
        return new CourseView(course.address(), course.title().in(language), course.summary().in(language),
                course.parts().stream().map(part -> view(course, part, language)).toList());
    }

    private static PartView view(Course course, Part part, Language language) {
        return new PartView(course.address(part), part.title().in(language), part.kind() == Kind.LAB);
    }
}
