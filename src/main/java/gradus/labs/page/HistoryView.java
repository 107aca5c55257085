package gradus.labs.page;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The runs of one person and lab, newest first, and what else was kept of their files.
 *
 * @param newer the page with newer runs; null on the first
 * @param older the page with older runs; null on the last
 * @param states those that were not kept for a run: what resets, restores and conflicts replaced
 */
record HistoryView(Place place, List<Line> runs, long total, Integer newer, Integer older, List<State> states) {

    /** Where a page of this history stands. */
    record Place(String lab, String title, String course, String courseTitle) {
    }

    /**
     * @param how key in {@link HistoryMessages} of how it ended, or of where it is
     * @param good whether that is as it should be
     * @param points null where nothing was judged
     * @param seconds how long it ran, with one decimal; null if it never started
     * @param gpuMebibytes the most that it used of a GPU's memory; null without one, and where that was not measured
     */
    record Line(UUID id, long number, Instant at, boolean submit, String how, boolean good, String points,
            String seconds, Long gpuMebibytes, String seed) {

        /** For readers without scripts; scripts put the local time in its place. */
        public String when() {
            return Moments.utc(at);
        }
    }

    /** @param why key in {@link HistoryMessages} */
    record State(String id, Instant at, String why, String files) {

        public String when() {
            return Moments.utc(at);
        }
    }
}
