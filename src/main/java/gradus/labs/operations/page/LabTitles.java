package gradus.labs.operations.page;

import jakarta.enterprise.context.ApplicationScoped;

import gradus.catalog.Courses;
import gradus.labs.definition.Labs;
import gradus.web.Reader;

/** What labs and courses are called in the reader's language; those that are gone keep their id. */
@ApplicationScoped
class LabTitles {

    private static final String CELL = "cell."; // a live program of a lesson has no title

    private final Labs labs;
    private final Courses courses;
    private final Reader reader;

    LabTitles(Labs labs, Courses courses, Reader reader) {
        this.labs = labs;
        this.courses = courses;
        this.reader = reader;
    }

    /** @return null for a live program in a lesson */
    String lab(String id) {
        return id.startsWith(CELL) ? null : labs.find(id).map(lab -> lab.title().in(reader.language())).orElse(id);
    }

    String course(String id) {
        return courses.find(id).map(course -> course.title().in(reader.language())).orElse(id);
    }
}
