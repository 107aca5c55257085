package gradus.home;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the start page. */
@MessageBundle("home")
interface HomeMessages {

    @Message("Learn large-model engineering")
    String title();

    @Message("Large models, one step at a time.")
    String headline();

    @Message("Gradus teaches how large models work and how to build them. Read a lesson, write the code yourself in Java, "
            + "train in your browser, and have hidden checks tell you what holds and what does not.")
    String lead();

    @Message("Go on")
    String goOn();

    @Message("Start with the first lesson")
    String begin();

    @Message("All courses")
    String allCourses();

    @Message("{earned} of {possible} points")
    String reached(int earned, int possible);

    @Message("nothing submitted yet")
    String notSubmitted();

    @Message("To the dashboard")
    String toDashboard();

    @Message("To the lesson")
    String toLesson();

    @Message("To the lab")
    String toLab();

    @Message("Courses")
    String courses();

    @Message("Lessons: {lessons} · Labs: {labs}")
    String parts(int lessons, int labs);

    @Message("How it works")
    String how();

    @Message("Read")
    String readTitle();

    @Message("Short lessons with every formula derived, free to read without an account.")
    String readText();

    @Message("Write and train")
    String writeTitle();

    @Message("Labs open in the browser: your code, your own data, a loss curve that grows while your program runs.")
    String writeText();

    @Message("Be judged fairly")
    String judgeTitle();

    @Message("Hidden checks call your code from a process of their own, and tell you what failed and why.")
    String judgeText();

    @Message("loss")
    String loss();

    @Message("step")
    String step();
}
