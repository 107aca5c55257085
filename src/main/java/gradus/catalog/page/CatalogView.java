package gradus.catalog.page;

import java.util.List;

import gradus.progress.CourseProgress;

/**
 * The catalog.
 *
 * @param stages what the filter offers; none where there is only one
 * @param sections what was found, by part of the program; empty if nothing was
 * @param found how many courses
 * @param placement whether questions can tell where to begin
 */
record CatalogView(Wish wish, List<Stage> stages, List<Section> sections, int found, boolean placement) {

    record Stage(String title, String address, boolean chosen) {
    }

    /** @param title null for courses that no program names */
    record Section(String title, String summary, List<Line> courses) {
    }

    /** @param progress null unless the viewer takes the course */
    record Line(String address, String title, String summary, int lessons, int labs, int minutes,
            CourseProgress progress) {
    }
}
