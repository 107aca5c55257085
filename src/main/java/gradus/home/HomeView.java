package gradus.home;

import java.util.List;

import gradus.labs.grading.Score;

/**
 * The start page.
 *
 * @param start where somebody new begins: a path of ours; null if there is no course
 * @param next the lab to go on with; null for visitors and for whoever has not begun
 */
record HomeView(List<CourseLine> courses, String start, Next next) {

    record CourseLine(String address, String title, String summary, int lessons, int labs) {
    }

    /** @param score of the best submit; null before the first */
    record Next(String lab, String title, String courseTitle, Score score, boolean passed) {
    }
}
