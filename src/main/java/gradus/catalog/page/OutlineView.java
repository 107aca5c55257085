package gradus.catalog.page;

import java.util.List;

import gradus.labs.grading.Score;
import gradus.progress.CourseProgress;

/**
 * One course.
 *
 * @param stage title of its part of the program; null if no program names it
 * @param next where to go on; null once everything is done
 * @param offered whether there is a button to enrol: for learners, and for nobody, who signs in first
 * @param minutes of all lessons
 * @param points of all labs
 */
record OutlineView(String id, String address, String title, String summary, String stage,
        boolean enrolled, boolean offered, CourseProgress progress, Next next, int lessons, int labs, int minutes,
        int points, List<Row> parts, List<Skill> skills, List<Before> before) {

    /** @param state {@code open}, {@code begun} or {@code done} */
    record Row(int number, String address, String title, boolean lab, int minutes, Score score, String state) {
    }

    record Next(String address, String title, boolean first) {
    }

    /** @param proven whether the viewer has passed what proves it */
    record Skill(String title, String description, boolean proven) {
    }

    /** A course to take first. */
    record Before(String address, String title) {
    }
}
