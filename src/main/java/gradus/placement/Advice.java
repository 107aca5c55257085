package gradus.placement;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import gradus.catalog.Course;
import gradus.catalog.Part;
import gradus.catalog.Part.Kind;

/**
 * With which course to begin: the first of which an item was missed. Who missed nothing goes on after the last of them, or, if
 * nothing comes after it, with its labs.
 *
 * @param part of the course, to begin with
 * @param passed whether nothing was missed
 * @param tallies of each course that was asked about, in the order of the program
 */
record Advice(Course course, Part part, boolean passed, List<Tally> tallies) {

    record Tally(Course course, long right, long asked) {
        boolean isFull() {
            return right == asked;
        }
    }

    /**
     * @param program in order
     * @param asked the course of each item; at least one
     * @param missed items
     */
    static Advice of(List<Course> program, Map<UUID, Course> asked, Set<UUID> missed) {
        var tallies = program.stream().filter(asked::containsValue).map(course -> tally(course, asked, missed)).toList();
        return tallies.stream().filter(tally -> !tally.isFull()).findFirst()
                .map(tally -> new Advice(tally.course(), start(tally.course(), Kind.LESSON), false, tallies))
                .orElseGet(() -> after(program, tallies));
    }

    private static Tally tally(Course course, Map<UUID, Course> asked, Set<UUID> missed) {
        var items = asked.keySet().stream().filter(item -> asked.get(item).equals(course)).toList();
        return new Tally(course, items.stream().filter(item -> !missed.contains(item)).count(), items.size());
    }

    private static Advice after(List<Course> program, List<Tally> tallies) {
        var last = tallies.getLast().course();
        var next = program.indexOf(last) + 1;
        if (next < program.size()) {
            return new Advice(program.get(next), start(program.get(next), Kind.LESSON), true, tallies);
        }
        return new Advice(last, start(last, Kind.LAB), true, tallies);
    }

    private static Part start(Course course, Kind kind) {
        return course.parts(kind).stream().findFirst().orElse(course.parts().getFirst());
    }
}
