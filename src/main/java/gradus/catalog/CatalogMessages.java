package gradus.catalog;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words on the pages of the courses. */
@MessageBundle("catalog")
interface CatalogMessages {

    @Message("Courses")
    String courses();

    @Message("Lesson")
    String lesson();

    @Message("Lab")
    String lab();

    @Message("Where you are")
    String where();
}
