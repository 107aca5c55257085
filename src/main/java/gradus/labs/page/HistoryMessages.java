package gradus.labs.page;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the pages about earlier runs and states. */
@MessageBundle("labhistory")
interface HistoryMessages {

    @Message("Your runs")
    String title();

    @Message("All your runs of this lab, the newest first. Open one to see its curve, its checks and its files, or to go on from there.")
    String intro();

    @Message("You have not run this lab yet. Your first run will stand here.")
    String none();

    @Message("Back to the lab")
    String back();

    @Message("Run")
    String run();

    @Message("Run {number}")
    String runNumber(long number);

    @Message("When")
    String when();

    @Message("Kind")
    String kind();

    @Message("practice")
    String practice();

    @Message("submit")
    String submit();

    @Message("How it went")
    String how();

    @Message("Points")
    String points();

    @Message("Time")
    String duration();

    @Message("{seconds} s")
    String seconds(String seconds);

    @Message("Seed")
    String seed();

    @Message("Device")
    String device();

    @Message("Most GPU memory")
    String gpuMemory();

    @Message("Isolation")
    String isolation();

    @Message("strict: your code ran with no hidden check beside it")
    String isolationStrict();

    @Message("newer runs")
    String newer();

    @Message("older runs")
    String older();

    @Message("More pages")
    String pages();

    @Message("Other states that were kept")
    String states();

    @Message("Whenever a reset, a restore or another window took the place of your files, what stood there before was kept here.")
    String statesIntro();

    @Message("State of your files")
    String state();

    @Message("Files")
    String files();

    @Message("replaced by a reset, a restore or a program")
    String keptReplaced();

    @Message("changed in two places at once")
    String keptConflict();

    @Message("for a run")
    String keptRun();

    @Message("waiting")
    String stateQueued();

    @Message("running")
    String stateRunning();

    @Message("our fault, not counted")
    String stateFailed();

    @Message("passed")
    String endPassed();

    @Message("not passed yet")
    String endNotPassed();

    @Message("ran to its end")
    String endCompleted();

    @Message("did not compile")
    String endCompileError();

    @Message("ended with an exception")
    String endException();

    @Message("ended itself")
    String endExited();

    @Message("ran too long")
    String endWall();

    @Message("used too much processor time")
    String endCpu();

    @Message("needed too much memory")
    String endMemory();

    @Message("printed too much")
    String endOutput();

    @Message("crashed")
    String endCrashed();

    @Message("stopped by you")
    String endCancelled();

    @Message("our fault, not counted")
    String endSandbox();

    @Message("Curve")
    String curve();

    @Message("This run drew no curve.")
    String noCurve();

    @Message("The curve needs scripts; its numbers stand at")
    String curveNeedsScript();

    @Message("What has changed since")
    String changes();

    @Message("Lines with − stood here then; lines with + are in your files now.")
    String signs();

    @Message("Your files are the same now.")
    String same();

    @Message("{name} is too long to be compared; both versions are kept.")
    String tooLong(String name);

    @Message("lines that are equal")
    String leftOut();

    @Message("Go on from these files")
    String restore();

    @Message("Your present files are kept, and the lab page lets you undo this.")
    String restoreNote();

    @Message("Its files")
    String itsFiles();

    @Message("What the compiler said")
    String diagnostics();

    @Message("Log")
    String log();

    @Message("Saved tensors")
    String tensors();

    @Message("This run is still under way. Watch it on the lab page.")
    String open();
}
