package gradus.catalog.page;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words on the pages of the courses. */
@MessageBundle("catalog")
interface CatalogMessages {

    @Message("Courses")
    String courses();

    @Message("Read, write, train: every course is a few lessons and the labs that show you can do it.")
    String lead();

    @Message("Not sure where to begin?")
    String unsure();

    @Message("A few questions tell you with which course to begin")
    String placement();

    @Message("Lesson")
    String lesson();

    @Message("Lab")
    String lab();

    @Message("Where you are")
    String where();

    @Message("Search the courses")
    String search();

    @Message("Search")
    String find();

    @Message("Which courses")
    String filters();

    @Message("All")
    String all();

    @Message("Mine")
    String mine();

    @Message("{#if count == 1}1 course{#else}{count} courses{/if}")
    String count(int count);

    @Message("No course names “{query}”.")
    String nothingNamed(String query);

    @Message("Try another word, in English or Chinese, or look through all courses.")
    String nothingNamedHelp();

    @Message("You are not taking a course yet.")
    String nothingMine();

    @Message("Open one that interests you and press “Enrol”. Until then, every lesson can be read without.")
    String nothingMineHelp();

    @Message("There is no course here yet.")
    String nothingHere();

    @Message("Show all courses")
    String showAll();

    @Message("More courses")
    String more();

    @Message("{#if lessons == 1}1 lesson{#else}{lessons} lessons{/if}")
    String lessons(int lessons);

    @Message("{#if labs == 1}1 lab{#else}{labs} labs{/if}")
    String labs(int labs);

    @Message("{minutes} min of reading")
    String reading(int minutes);

    @Message("{minutes} min")
    String minutes(int minutes);

    @Message("{points} points")
    String points(int points);

    @Message("{earned} of {possible} points")
    String earned(int earned, int possible);

    @Message("{done} of {total} done")
    String done(int done, int total);

    @Message("Your progress")
    String progress();

    @Message("Done")
    String stateDone();

    @Message("Begun")
    String stateBegun();

    @Message("Open")
    String stateOpen();

    @Message("Outline")
    String outline();

    @Message("What you will be able to do")
    String skills();

    @Message("proven")
    String proven();

    @Message("Take these first")
    String before();

    @Message("Begin")
    String begin();

    @Message("Continue")
    String goOn();

    @Message("It begins with: {title}")
    String first(String title);

    @Message("Next: {title}")
    String next(String title);

    @Message("All done. You have finished this course.")
    String finished();

    @Message("Enrol")
    String enrol();

    @Message("Sign in to enrol")
    String signInToEnrol();

    @Message("You take this course.")
    String enrolled();

    @Message("Leave the course")
    String leave();

    @Message("What you have read, written and reached is kept, and is here when you come back.")
    String leaveNote();
}
