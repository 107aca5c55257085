package gradus.home;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the dashboard. */
@MessageBundle("dashboard")
interface DashboardMessages {

    @Message("Dashboard")
    String title();

    @Message("Welcome, {name}.")
    String welcome(String name);

    @Message("Nothing is here yet, and that is quickly changed: read the first lesson, or look around and choose a course. "
            + "What you read, write and reach will be waiting for you on this page.")
    String firstStep();

    @Message("Read the first lesson")
    String firstLesson();

    @Message("All courses")
    String allCourses();

    @Message("Where you were")
    String whereYouWere();

    @Message("Where to begin")
    String whereToBegin();

    @Message("Continue")
    String goOn();

    @Message("Begin")
    String begin();

    @Message("Everything you began is done. Well done!")
    String allDone();

    @Message("Lesson")
    String lesson();

    @Message("Lab")
    String lab();

    @Message("{earned} of {possible} points")
    String points(int earned, int possible);

    @Message("{done} of {total} done")
    String done(int done, int total);

    @Message("My courses")
    String courses();

    @Message("What I can do")
    String skills();

    @Message("{proven} of {all} proven by labs you passed")
    String provenOf(int proven, int all);

    @Message("proven")
    String proven();

    @Message("Recent runs")
    String runs();

    @Message("When you run a lab, its verdict is noted here.")
    String noRuns();

    @Message("Kind")
    String kind();

    @Message("Outcome")
    String outcome();

    @Message("When")
    String when();

    @Message("Submit")
    String submit();

    @Message("Practice")
    String practice();

    @Message("passed")
    String passed();

    @Message("ran to its end")
    String ran();

    @Message("ended early")
    String ended();

    @Message("failed on our side; it does not count")
    String failed();

    @Message("stopped")
    String cancelled();

    @Message("under way")
    String open();

    @Message("just now")
    String now();

    @Message("{count} min ago")
    String minutesAgo(long count);

    @Message("{count} h ago")
    String hoursAgo(long count);

    @Message("{#if count == 1}yesterday{#else}{count} days ago{/if}")
    String daysAgo(long count);
}
