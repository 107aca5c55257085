package gradus.placement;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the placement check. */
@MessageBundle("placement")
interface PlacementMessages {

    @Message("Where to begin")
    String title();

    @Message("Where you are")
    String where();

    @Message("Courses")
    String courses();

    @Message("{count} questions along the courses of the program, from easy to hard. Answer what you can, and leave open what "
            + "you do not know: that tells best where to begin. Nothing here is graded.")
    String lead(int count);

    @Message("You need no account for this.")
    String noAccount();

    @Message("Sign in first")
    String signIn();

    @Message(", and your answers and the result are kept.")
    String toKeep();

    @Message("You are not signed in, so this result is not kept.")
    String notKept();

    @Message("Sign in")
    String signInNow();

    @Message("Show me where to begin")
    String finish();

    @Message("Begin with “{course}”")
    String begin(String course);

    @Message("This is the first course. It takes nothing for granted that you could not answer here, and the others build on it.")
    String beginAtFirst();

    @Message("You know what the courses before it teach; they stay open to you all the same. What you missed here is taught from this "
            + "one on.")
    String beginLater();

    @Message("Everything right: go on with “{course}”")
    String passed(String course);

    @Message("You need none of the lessons you were asked about. Their labs are open to you whenever you want to prove it.")
    String passedNext();

    @Message("You need none of these lessons. What you can do, the labs of this course let you prove.")
    String passedLab();

    @Message("To the lesson “{title}”")
    String toLesson(String title);

    @Message("To the lab “{title}”")
    String toLab(String title);

    @Message("Take it again")
    String again();

    @Message("{right} of {asked} right")
    String tally(long right, long asked);

    @Message("How each course went")
    String tallies();

    @Message("Your answers")
    String answers();

    @Message("The questions have changed since the page was opened, or you have signed in or out. Here they are as they are now; please "
            + "answer them once more.")
    String changed();

    @Message("Something you wrote could not be read; beside it stands why. Mend it or leave it open, then press the button again. The rest "
            + "is as you entered it.")
    String unreadable();
}
