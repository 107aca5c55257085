package gradus.home;

import java.util.List;

import gradus.labs.grading.Score;
import gradus.progress.CourseProgress;

/**
 * What somebody sees of their own work.
 *
 * @param next what to go on with; null if there is nothing, or nothing left
 * @param start where somebody new begins: a path of ours; null if there is no course
 * @param courses that the person takes or has begun; what was done last comes first
 * @param runs newest first
 * @param skills of these courses
 * @param proven how many of them are
 */
record DashboardView(GoOn.Next next, String start, List<CourseLine> courses, List<RunLine> runs, List<Skill> skills,
        int proven) {

    record CourseLine(String address, String title, CourseProgress progress) {
    }

    /**
     * @param lab address of its page
     * @param outcome {@code passed}, {@code graded}, {@code ran}, {@code ended}, {@code failed}, {@code cancelled} or
     *        {@code open}
     * @param score null unless it was graded
     * @param at as a machine reads it
     */
    record RunLine(String lab, String title, boolean submit, String outcome, Score score, String at, Ago ago) {
    }

    record Skill(String title, String courseTitle, boolean proven) {
    }

    public boolean empty() {
        return courses.isEmpty() && runs.isEmpty();
    }
}
