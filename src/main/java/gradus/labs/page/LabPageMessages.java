package gradus.labs.page;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the lab page. */
@MessageBundle("labpage")
interface LabPageMessages {

    @Message("Brief")
    String brief();

    @Message("Code")
    String code();

    @Message("Run")
    String results();

    @Message("Parts of this lab")
    String views();

    @Message("Files")
    String files();

    @Message("read only")
    String readOnly();

    @Message("Hint {number}")
    String hint(int number);

    @Message("Run")
    String run();

    @Message("Submit")
    String submit();

    @Message("Stop")
    String stop();

    @Message("runs: {count}")
    String runs(long count);

    @Message("Save")
    String save();

    @Message("Where you are")
    String where();

    @Message("Courses")
    String courses();

    @Message("Run and results")
    String runAndResults();

    @Message("Width of the brief")
    String briefWidth();

    @Message("Width of the results")
    String resultsWidth();

    @Message("Compiler messages")
    String compilerMessages();

    @Message("Progress")
    String progress();

    @Message("Log")
    String log();

    @Message("Ready. Run tries your program; Submit has it graded.")
    String ready();

    @Message("While your program runs, its loss is drawn here.")
    String noCurve();

    @Message("Checks")
    String checks();

    @Message("Checks of this run")
    String visibleChecks();

    @Message("These help you; only a submit gives points.")
    String visibleNote();

    @Message("Nothing was submitted yet. These hidden checks will judge your code; {pass} of {possible} points pass the lab.")
    String noVerdict(int pass, int possible);

    @Message("of {possible} points")
    String ofPoints(int possible);

    @Message("Passed")
    String passedLab();

    @Message("{pass} points pass the lab")
    String notPassedLab(int pass);

    @Message("Best so far: {earned} of {possible} points")
    String best(int earned, int possible);

    @Message("You called")
    String call();

    @Message("Your answer")
    String answer();

    @Message("Expected")
    String expected();

    @Message("Your session has ended. Your work is safe in this browser; sign in again to go on.")
    String sessionEnded();

    @Message("Sign in again")
    String signInAgain();

    @Message("This lab was also changed in another window or on another device. Which version do you want to go on with? The other one is kept on the server.")
    String twoVersions();

    @Message("The one in this window")
    String keepMine();

    @Message("The other one")
    String keepTheirs();

    @Message("Without scripts the page works like a plain form: Save, Run, Submit and Reset send all files, and a reload shows how far the run is.")
    String withoutScript();

    @Message("runs")
    String keyRun();

    @Message("submits")
    String keySubmit();

    @Message("saves; it is saved by itself as well")
    String keySave();

    @Message("then")
    String keyThen();

    @Message("leaves the editor")
    String keyLeaves();

    @Message("Keyboard")
    String keys();

    @Message("opens this list")
    String keyHelp();

    @Message("moves a border that has the focus; Enter folds its pane")
    String keyBorder();

    @Message("go through tabs")
    String keyTabs();

    @Message("undoes what was typed")
    String keyUndo();

    @Message("searches the file")
    String keyFind();

    @Message("Open this list with the ? key")
    String questionKey();

    @Message("Close")
    String close();

    @Message("Plain text")
    String plainText();

    @Message("Reset")
    String reset();

    @Message("This file")
    String resetFile();

    @Message("All files")
    String resetAll();

    @Message("What you have now is kept, and you can undo it.")
    String resetNote();

    @Message("Reset {file}")
    String resetOne(String file);

    @Message("Undo")
    String undo();

    @Message("Leave it so")
    String leaveIt();

    @Message("The lab’s own files are back ({time}). What you had is kept.")
    String formerReset(String time);

    @Message("Earlier files are back ({time}). What you had before is kept.")
    String formerRestore(String time);

    @Message("Compare with earlier runs")
    String compare();

    @Message("passed: {passed} of {all}")
    String passedChecks(long passed, int all);

    @Message("{points} points")
    String points(int points);
}
