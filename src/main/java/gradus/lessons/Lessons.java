package gradus.lessons;

import static gradus.lessons.LessonProblem.FIGURE_NOT_FOUND;
import static gradus.lessons.LessonProblem.LESSON_NOT_FOUND;
import static gradus.lessons.LessonProblem.LESSON_UNREADABLE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import gradus.catalog.Courses;
import gradus.catalog.Part.Kind;
import gradus.common.BadContent;
import gradus.common.Language;
import gradus.common.Problem;
import gradus.items.Items;
import gradus.markup.Manuscript;
import gradus.markup.Markdown;

/**
 * The lessons of every course, read once when the application starts; a mistake in one keeps it from starting. Only
 * the formulas follow in the background, since their engine takes seconds; who reads before that waits for them.
 */
@ApplicationScoped
public class Lessons {

    private static final Logger LOG = Logger.getLogger(Lessons.class);

    private final Map<String, Lesson> lessons = new LinkedHashMap<>();
    private final Map<Manuscript, LessonText> texts = new ConcurrentHashMap<>(); // as many as there are manuscripts
    private final Markdown markdown;

    Lessons(Courses courses, Markdown markdown, Items items) {
        this.markdown = markdown;
        var reader = new LessonReader(markdown, items.practice());
        for (var course : courses.all()) {
            course.parts(Kind.LESSON).forEach(part -> lessons.put(key(course.id(), part.id()),
                    reader.read(course, part)));
        }
        var links = new Links(courses.all(), lessons.values());
        for (var lesson : lessons.values()) {
            for (var language : Language.values()) {
                links.check(lesson.in(language), language);
            }
        }
        markdown.typesetAhead(lessons.values().stream()
                .flatMap(lesson -> Stream.of(Language.values()).map(lesson::in)).toList());
    }

    /** @throws Problem 404 if there is no such lesson */
    public Lesson require(String course, String id) {
        var lesson = lessons.get(key(course, id));
        if (lesson == null) {
            throw new Problem(LESSON_NOT_FOUND, "No lesson %s in %s".formatted(id, course));
        }
        return lesson;
    }

    /** In the order of the courses. */
    public List<Lesson> all() {
        return List.copyOf(lessons.values());
    }

    /** In the order of the course; empty if there is no such course. */
    public List<Lesson> ofCourse(String course) {
        return lessons.values().stream().filter(lesson -> lesson.course().equals(course)).toList();
    }

    /**
     * What a browser shows; waits for formulas that are not typeset yet.
     *
     * @throws Problem 500 if a formula cannot be typeset; which one stands in the log
     */
    public String html(Lesson lesson, Language language) {
        try {
            return markdown.html(lesson.in(language));
        } catch (BadContent e) {
            LOG.error(e.getMessage());
            throw new Problem(LESSON_UNREADABLE, e.getMessage());
        }
    }

    /** What {@link #html} says, ready to be filled for a reader. */
    LessonText text(Lesson lesson, Language language) {
        var known = texts.get(lesson.in(language));
        if (known == null) {
            known = LessonText.of(html(lesson, language));
            texts.put(lesson.in(language), known);
        }
        return known;
    }

    /**
     * The bytes of a picture that the lesson shows; no other file is ever opened.
     *
     * @throws Problem 404 if the lesson does not show it
     */
    byte[] figure(Lesson lesson, String file) {
        if (!lesson.shows(file)) {
            throw new Problem(FIGURE_NOT_FOUND, "No figure " + file);
        }
        try {
            return Files.readAllBytes(lesson.figures().resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException("A figure was there at start", e);
        }
    }

    private static String key(String course, String id) {
        return course + "/" + id;
    }
}
