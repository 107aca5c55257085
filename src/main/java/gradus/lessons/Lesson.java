package gradus.lessons;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

import gradus.common.Language;
import gradus.common.Text;
import gradus.markup.Cell;
import gradus.markup.Manuscript;

/**
 * One lesson in both languages, which are built alike.
 *
 * @param id the folder's name, unique in its course: {@code 01-fitting-a-line}
 * @param uuid never changes, whatever the lesson is called
 * @param minutes what reading it takes, 1 to 240
 * @param folder where it lies
 */
public record Lesson(String course, String id, UUID uuid, Text title, int minutes, Manuscript english,
        Manuscript chinese, Path folder) {

    public Manuscript in(Language language) {
        return switch (language) {
            case ENGLISH -> english;
            case CHINESE -> chinese;
        };
    }

    /** The programs that its readers can run, in the order of the text; the Chinese text has the same. */
    public List<Cell> cells() {
        return english.cells();
    }

    /** The page of a lesson. */
    static String address(String course, String id) {
        return "/courses/" + course + "/lessons/" + id;
    }

    /** Whether either text shows this file as a figure; no other lies in their folder. */
    boolean shows(String picture) {
        return english.pictures().contains(picture) || chinese.pictures().contains(picture);
    }

    Path figures() {
        return folder.resolve("figures");
    }
}
