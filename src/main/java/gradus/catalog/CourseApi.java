package gradus.catalog;

import java.util.List;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.jboss.resteasy.reactive.RestPath;

import gradus.catalog.Part.Kind;
import gradus.common.Language;
import gradus.web.Reader;

/** The catalog for programs; titles in the reader's language. */
@Path("/api/v1/courses")
@PermitAll
class CourseApi {

    record CourseView(String id, String title, String summary, List<PartView> lessons, List<PartView> labs) {
    }

    record PartView(String id, String title) {
    }

    private final Courses courses;
    private final Reader reader;

    CourseApi(Courses courses, Reader reader) {
        this.courses = courses;
        this.reader = reader;
    }

    @GET
    public List<CourseView> courses() {
        return courses.all().stream().map(this::view).toList();
    }

    @GET
    @Path("{course}")
    public CourseView course(@RestPath String course) {
        return view(courses.require(course));
    }

    private CourseView view(Course course) {
        var language = reader.language();
        return new CourseView(course.id(), course.title().in(language), course.summary().in(language),
                parts(course, Kind.LESSON, language), parts(course, Kind.LAB, language));
    }

    private static List<PartView> parts(Course course, Kind kind, Language language) {
        return course.parts(kind).stream().map(part -> new PartView(part.id(), part.title().in(language))).toList();
    }
}
