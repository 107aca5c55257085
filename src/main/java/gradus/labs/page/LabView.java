package gradus.labs.page;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Everything the lab page shows before a script runs.
 *
 * @param person keeps apart what two people leave in one browser
 * @param revision of the workspace; see its {@code Workspace}
 * @param savedAt null while nothing was saved
 * @param brief clean HTML
 * @param hints clean HTML, in the order they are opened
 * @param runs how often this person ran this lab
 * @param run the newest run; null before the first
 * @param former what the last reset or restore replaced; null if there is nothing to undo
 */
record LabView(String id, String title, String course, String courseTitle, UUID person, long revision, Instant savedAt,
        String brief, List<String> hints, List<File> files, long runs, Run run, Former former,
        PaneLayout layout, VerdictView verdict) {

    record File(String name, String text, boolean readOnly) {
    }

    /**
     * @param state as in the API
     * @param message how it ended and what to do now; null if there is nothing to say
     * @param words key in {@link LabWords} of what the state means, where there is no message
     * @param used what it used and what is left of the day; null while it goes on
     * @param device null until a run has ended that started
     * @param sameFiles whether the files are still those that ran
     */
    record Run(UUID id, String state, String mode, String message, String words, String used, String device,
            boolean sameFiles) {
    }

    /**
     * @param snapshot what restoring is told to undo it
     * @param by {@code reset} or {@code restore}
     */
    record Former(String snapshot, Instant at, String by) {

        public boolean reset() {
            return by.equals("reset");
        }

        /** For readers without scripts. */
        public String when() {
            return Moments.utc(at);
        }
    }
}
