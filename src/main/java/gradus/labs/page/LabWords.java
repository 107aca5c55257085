package gradus.labs.page;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the lab page's scripts say; they replace %name by a value. Reaches them by words.html. */
@MessageBundle("labwords")
interface LabWords {

    @Message("saved %time")
    String workSaved();

    @Message("saving…")
    String workSaving();

    @Message("not saved yet")
    String workUnsaved();

    @Message("nothing changed yet")
    String workUnchanged();

    @Message("offline: your work is kept in this browser")
    String workOffline();

    @Message("signed out: your work is kept in this browser")
    String workSignedOut();

    @Message("two versions: please choose")
    String workConflict();

    @Message("not saved: %reason")
    String workRefused();

    @Message("%count ✗")
    String errors();

    @Message("error")
    String severityError();

    @Message("warning")
    String severityWarning();

    @Message("note")
    String severityNote();

    @Message("runs: %count")
    String runs();

    @Message("%count s")
    String seconds();

    @Message("Sending your code…")
    String starting();

    @Message("Waiting for a free place.")
    String queued();

    @Message("Your program is running.")
    String runningPractice();

    @Message("Grading: hidden checks are calling your code.")
    String runningSubmit();

    @Message("Stopping…")
    String stopping();

    @Message("The connection was lost; the run goes on without it. Connecting again…")
    String runReconnecting();

    @Message("The server can’t be reached, so nothing was started. Your work is kept in this browser; try again when you are online.")
    String runOffline();

    @Message("Your session has ended, so nothing was started. Sign in again, then press the button once more.")
    String runSignedOut();

    @Message("Nothing was started. %reason")
    String runRefused();

    @Message("Finished: your program ran to its end.")
    String endCompleted();

    @Message("Graded. The points and the reasons stand below.")
    String endGraded();

    @Message("The run has ended.")
    String endFinished();

    @Message("Run %number")
    String runNumber();

    @Message("Tab now leaves the editor.")
    String editorLeaving();

    @Message("Reset %file")
    String resetFile();

    @Message("The lab’s own files are back (%time). What you had is kept.")
    String formerReset();

    @Message("Earlier files are back (%time). What you had before is kept.")
    String formerRestore();

    @Message("Nothing had changed, so nothing was replaced.")
    String formerSame();

    @Message("Nothing was replaced: your latest changes have to reach the server first. They are kept in this browser.")
    String formerUnsaved();

    @Message("Nothing was replaced. %reason")
    String formerRefused();

    @Message("%value at step %step")
    String atStep();

    @Message("%name in numbers")
    String numbers();

    @Message("step")
    String step();

    @Message("log scale")
    String logScale();

    @Message("Passed")
    String outcomePassed();

    @Message("Not passed")
    String outcomeFailed();

    @Message("Partly")
    String outcomePartial();

    @Message("Error")
    String outcomeError();

    @Message("Not judged")
    String outcomeNotReached();

    @Message("The checks can’t be shown just now. They are stored; reload the page to see them.")
    String verdictLater();

    @Message("Find")
    String editorFind();

    @Message("Replace")
    String editorReplace();

    @Message("next")
    String editorNext();

    @Message("previous")
    String editorPrevious();

    @Message("all")
    String editorAll();

    @Message("match case")
    String editorMatchCase();

    @Message("regular expression")
    String editorRegexp();

    @Message("by word")
    String editorByWord();

    @Message("replace")
    String editorReplaceOne();

    @Message("replace all")
    String editorReplaceAll();

    @Message("close")
    String editorClose();

    @Message("current match")
    String editorCurrentMatch();

    @Message("on line")
    String editorOnLine();

    @Message("Go to line")
    String editorGoToLine();

    @Message("go")
    String editorGo();
}
