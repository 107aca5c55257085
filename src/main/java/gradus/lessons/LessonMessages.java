package gradus.lessons;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words around a lesson. */
@MessageBundle("lessons")
interface LessonMessages {

    @Message("{minutes} min")
    String minutes(int minutes);

    @Message("Previous and next")
    String onward();

    @Message("Previous: {title}")
    String previous(String title);

    @Message("Next: {title}")
    String next(String title);

    @Message("Where you are")
    String where();

    @Message("Courses")
    String courses();
}
