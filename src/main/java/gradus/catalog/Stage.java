package gradus.catalog;

import java.util.List;

import gradus.common.Text;

/**
 * A part of a program: {@code Foundation}.
 *
 * @param id unique per installation
 * @param courses in the order they are taken
 */
public record Stage(String id, Text title, Text summary, List<Course> courses) {

    public Stage {
        courses = List.copyOf(courses);
    }
}
