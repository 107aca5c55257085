package gradus.progress;

import java.util.List;
import java.util.Optional;

import gradus.catalog.Course;
import gradus.catalog.Part;
import gradus.labs.grading.Score;

/**
 * How far somebody is in a course.
 *
 * @param parts in the course's order
 */
public record CourseProgress(Course course, List<Step> parts) {

    public enum State {
        OPEN,
        BEGUN,
        DONE;

        /** As the API says it: {@code begun}. */
        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** @param score of a lab: of the best submit, before the first 0 of all points; null for a lesson */
    public record Step(Part part, State state, Score score) {
    }

    public CourseProgress {
        parts = List.copyOf(parts);
    }

    /** How many parts are done. */
    public int done() {
        return (int) parts.stream().filter(step -> step.state() == State.DONE).count();
    }

    /** How many parts there are, at least 1. */
    public int total() {
        return parts.size();
    }

    /** A whole number from 0 to 100; 100 only when every part is done. */
    public int percent() {
        return 100 * done() / total();
    }

    public boolean finished() {
        return done() == total();
    }

    public boolean begun() {
        return parts.stream().anyMatch(step -> step.state() != State.OPEN);
    }

    /** Points of all labs; empty in a course without labs. */
    public Optional<Score> points() {
        return parts.stream().map(Step::score).filter(score -> score != null)
                .reduce((one, other) -> new Score(one.earned() + other.earned(), one.possible() + other.possible()));
    }

    /** Where to go on: the first part that is not done. Empty once all are. */
    public Optional<Part> next() {
        return parts.stream().filter(step -> step.state() != State.DONE).map(Step::part).findFirst();
    }
}
