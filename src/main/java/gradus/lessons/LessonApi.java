package gradus.lessons;

import java.util.List;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.jboss.resteasy.reactive.RestPath;

import gradus.web.Reader;
import io.smallrye.common.annotation.Blocking;

/** A lesson for programs, in the reader's language. */
@Path("/api/v1/courses/{course}/lessons/{lesson}")
@PermitAll
class LessonApi {

    /**
     * @param html what the page shows between title and end
     * @param cells programs that can be run, in the order of the text
     */
    record LessonBody(String id, String title, int minutes, String html, List<CellBody> cells) {
    }

    /** @param id in place of a lab's, for a practice run of the file {@code Cell.java} */
    record CellBody(String id, String code) {
    }

    private final Lessons lessons;
    private final Reader reader;

    LessonApi(Lessons lessons, Reader reader) {
        this.lessons = lessons;
        this.reader = reader;
    }

    @GET
    @Blocking // right after the start it may wait for the formulas
    public LessonBody lesson(@RestPath String course, @RestPath String lesson) {
        var read = lessons.require(course, lesson);
        var language = reader.language();
        return new LessonBody(read.id(), read.title().in(language), read.minutes(), lessons.html(read, language),
                read.in(language).cells().stream().map(cell -> new CellBody(cell.id(), cell.code())).toList());
    }
}
