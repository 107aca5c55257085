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
 */
record LabView(String id, String title, String course, String courseTitle, UUID person, long revision, Instant savedAt,
        String brief, List<String> hints, List<File> files, long runs, Run run, VerdictView verdict) {

    record File(String name, String text, boolean readOnly) {
    }

    /**
     * @param state as in the API
     * @param message how it ended and what to do now; null if there is nothing to say
     * @param words key in {@link LabWords} of what the state means, where there is no message
     */
    record Run(UUID id, String state, String mode, String message, String words) {
    }
}
