package gradus.competencies;

import java.util.List;
import java.util.function.Predicate;

import gradus.common.Text;

/**
 * What a learner can do.
 *
 * @param id unique per installation
 * @param course that teaches it
 * @param requires ids of the competencies it builds on
 * @param taught lessons of the course
 * @param proven labs, of any course
 */
public record Competency(String id, String course, Text title, Text description, List<String> requires,
        List<String> taught, List<String> proven) {

    public Competency {
        requires = List.copyOf(requires);
        taught = List.copyOf(taught);
        proven = List.copyOf(proven);
    }

    /** Whether the work proves it: every lab that can is passed, and there is one. */
    public boolean provenBy(Predicate<String> passedLab) {
        return !proven.isEmpty() && proven.stream().allMatch(passedLab);
    }
}
