package gradus.catalog.page;

import java.util.List;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import gradus.catalog.Course;
import gradus.catalog.Courses;
import gradus.catalog.Part.Kind;
import gradus.common.Language;
import gradus.web.Paging;
import gradus.web.Reader;

/** The catalog for programs; titles in the reader's language. */
@Path("/api/v1/courses")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
class CourseApi {

    record CourseView(String id, String title, String summary, List<PartView> lessons, List<PartView> labs) {
    }

    record PartView(String id, String title) {
    }

    private final Courses courses;
    private final Catalog catalog;
    private final Reader reader;

    CourseApi(Courses courses, Catalog catalog, Reader reader) {
        this.courses = courses;
        this.catalog = catalog;
        this.reader = reader;
    }

    /**
     * @param q words that a course has to name, in any language; at most 100 characters
     * @param part id of a part of the program
     * @param mine only the courses that the caller takes
     */
    @GET
    public CoursePage courses(@RestQuery String q, @RestQuery String part, @RestQuery boolean mine,
            @RestQuery @DefaultValue("0") int page, @RestQuery @DefaultValue("20") int size) {
        var paging = new Paging(page, size);
        var found = catalog.find(new Wish(q, part, mine));
        return new CoursePage(paging.of(found).stream().map(this::view).toList(), page, size, found.size());
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
