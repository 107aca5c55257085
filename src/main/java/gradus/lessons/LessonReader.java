package gradus.lessons;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

import gradus.catalog.Course;
import gradus.catalog.Part;
import gradus.common.BadContent;
import gradus.common.Language;
import gradus.common.Yaml;
import gradus.markup.Manuscript;
import gradus.markup.Markdown;
import gradus.markup.Source;

/** Reads a lesson's folder: {@code lesson.yaml}, {@code en.md}, {@code zh-CN.md}, {@code figures/}. */
public final class LessonReader {

    private static final int MOST_MINUTES = 240;
    private static final long MOST_BYTES = 256 * 1024;

    private final Markdown markdown;
    private final Set<String> questions;

    /** @param questions ids of the items that lessons may ask */
    public LessonReader(Markdown markdown, Set<String> questions) {
        this.markdown = markdown;
        this.questions = questions;
    }

    /** @throws BadContent naming file and place of the first mistake */
    public Lesson read(Course course, Part part) {
        var folder = course.folder(part);
        var yaml = Yaml.read(folder.resolve("lesson.yaml"));
        var lesson = new Lesson(course.id(), part.id(), yaml.uuid("uuid"), yaml.text("title"),
                yaml.integer("minutes", 1, MOST_MINUTES), text(course, part, Language.ENGLISH),
                text(course, part, Language.CHINESE), folder);
        yaml.end();
        var differences = lesson.english().outline().differences(lesson.chinese().outline());
        if (!differences.isEmpty()) {
            throw new BadContent(folder.toString(), "en.md and zh-CN.md are not built alike: "
                    + String.join("; ", differences));
        }
        everyFigureIsShown(lesson);
        return lesson;
    }

    private Manuscript text(Course course, Part part, Language language) {
        var folder = course.folder(part);
        var file = folder.resolve(language.tag() + ".md");
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new BadContent(file.toString(), "is larger than 256 KiB");
            }
            return markdown.read(Source.of(file.toString(), language, Files.readString(file))
                    .withFigures(folder.resolve("figures"), course.address(part) + "/figures/")
                    .withQuestions(questions).withLiveCells());
        } catch (CharacterCodingException e) {
            throw new BadContent(file.toString(), "is not UTF-8", e);
        } catch (IOException e) {
            throw new BadContent(file.toString(), "cannot be read", e);
        }
    }

    private static void everyFigureIsShown(Lesson lesson) {
        if (!Files.isDirectory(lesson.figures())) {
            return;
        }
        try (var files = Files.list(lesson.figures())) {
            var unused = files.map(Path::getFileName).map(Path::toString).filter(name -> !lesson.shows(name))
                    .sorted().collect(Collectors.joining(", "));
            if (!unused.isEmpty()) {
                throw new BadContent(lesson.figures().toString(), "holds what the lesson does not show: " + unused);
            }
        } catch (IOException e) {
            throw new BadContent(lesson.figures().toString(), "cannot be listed", e);
        }
    }
}
