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

    @Message("Part {number} of {parts}")
    String place(int number, int parts);

    @Message("Mark as read and go on")
    String readOn();

    @Message("Mark as read")
    String readLast();

    @Message("Read")
    String read();

    @Message("Mark as not read")
    String unread();

    @Message("To the course")
    String toCourse();

    @Message("Courses")
    String courses();

    @Message("Live program {number}")
    String cell(int number);

    @Message("Run")
    String cellRun();

    @Message("Stop")
    String cellStop();

    @Message("Edit")
    String cellEdit();

    @Message("Reset")
    String cellReset();

    @Message("runs")
    String cellKeyRuns();

    @Message("then")
    String cellKeyThen();

    @Message("leaves the editor")
    String cellKeyLeaves();

    @Message("Control or Command with Enter runs; Escape, then Tab leaves the editor.")
    String cellKeys();

    @Message("Program")
    String cellCode();

    @Message("Compiler messages of program {number}")
    String cellProblems(int number);

    @Message("Output of program {number}")
    String cellOutput(int number);

    @Message("Line %line:")
    String cellLine();

    @Message("This program can be changed and run here where scripts are allowed.")
    String cellNeedsScript();

    @Message("Sign in to change and run this program")
    String cellSignIn();

    @Message("Your session has ended. What you changed is safe in this browser; sign in again to go on.")
    String sessionEnded();

    @Message("Sign in again")
    String signInAgain();
}
