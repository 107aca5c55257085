package gradus.check;

import java.nio.file.Path;

import gradus.catalog.Course;
import gradus.catalog.Part;
import gradus.labs.definition.LabVersion;
import gradus.lessons.Lesson;

/** A lesson or a lab, and its row of the table. */
final class Subject {

    private final Course course;
    private final Part part;
    private final Row row;
    private Lesson lesson;
    private LabVersion lab;

    Subject(Course course, Part part) {
        this.course = course;
        this.part = part;
        this.row = new Row(name());
    }

    /** {@code f2-gradient-descent/linear-regression}. */
    String name() {
        return course.id() + "/" + part.id();
    }

    Course course() {
        return course;
    }

    Part part() {
        return part;
    }

    Path folder() {
        return course.folder(part);
    }

    Row row() {
        return row;
    }

    /** Null if this is a lab, or a lesson that cannot be read. */
    Lesson lesson() {
        return lesson;
    }

    /** Null if this is a lesson, or a lab that cannot be read. */
    LabVersion lab() {
        return lab;
    }

    void read(Lesson read) {
        lesson = read;
    }

    void read(LabVersion read) {
        lab = read;
    }
}
