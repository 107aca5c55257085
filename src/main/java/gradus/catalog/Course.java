package gradus.catalog;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import gradus.catalog.Part.Kind;
import gradus.common.Text;

/**
 * A course as its {@code course.yaml} describes it.
 *
 * @param id the folder's name, unique per installation: {@code f2-gradient-descent}
 * @param uuid never changes, whatever the course is called
 * @param parts in the order they are taken; at least one
 * @param folder where its lessons and labs lie
 */
public record Course(String id, UUID uuid, Text title, Text summary, List<Part> parts, Path folder) {

    public Course {
        parts = List.copyOf(parts);
    }

    /** The parts of one kind, in order. */
    public List<Part> parts(Kind kind) {
        return parts.stream().filter(part -> part.kind() == kind).toList();
    }

    /** The folder of one part of this course. */
    public Path folder(Part part) {
        return folder.resolve(part.kind().folder()).resolve(part.id());
    }

    /** The page of this course. */
    public String address() {
        return "/courses/" + id;
    }

    /** The page of one part of this course. */
    public String address(Part part) {
        return switch (part.kind()) {
            case LESSON -> address() + "/lessons/" + part.id();
            case LAB -> "/labs/" + part.id(); // a lab's id is unique among all courses
        };
    }

    /** The part of this kind and id. */
    public Optional<Part> part(Kind kind, String id) {
        return parts.stream().filter(part -> part.kind() == kind && part.id().equals(id)).findFirst();
    }

    /** The part before this one, whatever its kind; empty for the first. */
    public Optional<Part> before(Part part) {
        var index = parts.indexOf(part);
        return index > 0 ? Optional.of(parts.get(index - 1)) : Optional.empty();
    }

    /** The part after this one, whatever its kind; empty for the last. */
    public Optional<Part> after(Part part) {
        var index = parts.indexOf(part);
        return index >= 0 && index + 1 < parts.size() ? Optional.of(parts.get(index + 1)) : Optional.empty();
    }
}
