package gradus.placement;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import gradus.catalog.Course;
import gradus.catalog.Courses;
import gradus.competencies.Competencies;
import gradus.items.Item;
import gradus.items.Items;

/** The items of the placement check, in the order of the program, and what follows from missing some. */
@ApplicationScoped
public class PlacementItems {

    private final List<Item> items;
    private final Map<UUID, Course> courses;
    private final List<Course> program;

    PlacementItems(Items bank, Competencies competencies, Courses courses) {
        program = courses.all();
        var ladder = program.stream().flatMap(course -> competencies.ofCourse(course.id()).stream()).toList();
        items = ladder.stream().flatMap(competency -> bank.placement().stream()
                .filter(item -> item.competency().equals(competency.id()))).toList();
        var taughtIn = ladder.stream().collect(Collectors.toMap(competency -> competency.id(),
                competency -> courses.require(competency.course())));
        this.courses = items.stream().collect(Collectors.toMap(Item::uuid, item -> taughtIn.get(item.competency())));
    }

    /** Whether this curriculum has any. */
    public boolean isOffered() {
        return !items.isEmpty();
    }

    List<Item> all() {
        return items;
    }

    /** @param missed uuids of items that were not answered right */
    Advice advice(Set<UUID> missed) {
        return Advice.of(program, courses, missed);
    }
}
