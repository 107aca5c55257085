package gradus.catalog;

import java.util.Locale;
import java.util.UUID;

import gradus.common.Text;

/**
 * One step of a course.
 *
 * @param id the folder's name; of a lab unique per installation, of a lesson unique in its course
 * @param uuid never changes, whatever the part is called
 */
public record Part(Kind kind, String id, UUID uuid, Text title) {

    public enum Kind {
        LESSON,
        LAB;

        /** As in {@code course.yaml}: {@code lesson}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The folder beside {@code course.yaml} that holds parts of this kind: {@code lessons}. */
        public String folder() {
            return word() + "s";
        }

        /** The file in a part's folder that holds its uuid and title: {@code lesson.yaml}. */
        public String file() {
            return word() + ".yaml";
        }
    }
}
