package gradus.progress;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

import gradus.catalog.Course;
import gradus.catalog.Part;
import gradus.labs.grading.Results.Result;
import gradus.labs.grading.Score;
import gradus.progress.CourseProgress.State;
import gradus.progress.CourseProgress.Step;

/**
 * Everything that one person has done: read once, asked for every course.
 *
 * @param read uuid of a lesson → when it was read
 * @param results id of a lab → its best submit
 * @param ran id of a lab → when it last ran
 * @param possible points of a lab, by its id
 */
public record Standing(Map<UUID, Instant> read, Map<String, Result> results, Map<String, Instant> ran,
        ToIntFunction<String> possible) {

    public CourseProgress in(Course course) {
        return new CourseProgress(course, course.parts().stream().map(this::step).toList());
    }

    /** Whether the best submit of this lab passes. */
    public boolean passed(String lab) {
        var result = results.get(lab);
        return result != null && result.passed();
    }

    /** When the person last did something in this course; empty for nothing yet. */
    public Optional<Instant> last(Course course) {
        return course.parts().stream().flatMap(part -> last(part).stream()).max(Comparator.naturalOrder());
    }

    /**
     * Where to go on in this course: the lab that was run last, until it is passed; else the first part after the last
     * one that is not done, or before it. Empty once everything is done.
     */
    public Optional<Part> resume(Course course) {
        var last = course.parts().stream().filter(part -> last(part).isPresent())
                .max(Comparator.comparing(part -> last(part).orElseThrow()));
        if (last.isPresent() && isOpen(last.get())) {
            return last;
        }
        int after = last.map(course.parts()::indexOf).orElse(-1) + 1;
        return Stream.of(course.parts().subList(after, course.parts().size()), course.parts().subList(0, after))
                .flatMap(List::stream).filter(this::isOpen).findFirst();
    }

    private boolean isOpen(Part part) {
        return step(part).state() != State.DONE;
    }

    private Optional<Instant> last(Part part) {
        return Optional.ofNullable(switch (part.kind()) {
            case LESSON -> read.get(part.uuid());
            case LAB -> ran.get(part.id());
        });
    }

    private Step step(Part part) {
        return switch (part.kind()) {
            case LESSON -> new Step(part, read.containsKey(part.uuid()) ? State.DONE : State.OPEN, null);
            case LAB -> new Step(part, lab(part.id()), score(part.id()));
        };
    }

    private State lab(String id) {
        if (passed(id)) {
            return State.DONE;
        }
        return ran.containsKey(id) || results.containsKey(id) ? State.BEGUN : State.OPEN;
    }

    private Score score(String lab) {
        return Stream.ofNullable(results.get(lab)).map(Result::score).findAny()
                .orElseGet(() -> new Score(0, possible.applyAsInt(lab)));
    }
}
