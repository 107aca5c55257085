package gradus.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import gradus.catalog.Part.Kind;
import gradus.common.BadContent;
import gradus.common.Yaml;

/** Reads every course of the curriculum's roots, and proves that ids and uuids are each used once. */
final class CourseReader {

    private final Map<UUID, String> uuids = new HashMap<>();
    private final Map<String, String> courses = new HashMap<>();
    private final Map<String, String> labs = new HashMap<>();

    private CourseReader() {
    }

    /** @throws BadContent naming the first file and field that is wrong */
    static List<Course> read(List<Path> roots) {
        var reader = new CourseReader();
        var all = new ArrayList<Course>();
        for (var root : roots) {
            for (var folder : folders(root.resolve("courses"))) {
                all.add(reader.course(folder));
            }
        }
        return List.copyOf(all);
    }

    private Course course(Path folder) {
        var file = folder.resolve("course.yaml");
        var yaml = Yaml.read(file);
        var id = name(folder);
        once(courses, id, file, "course id");
        var uuid = yaml.uuid("uuid");
        once(uuids, uuid, file, "uuid");
        var title = yaml.text("title");
        var summary = yaml.text("summary");
        var parts = new ArrayList<Part>();
        for (var entry : yaml.mappings("parts")) {
            parts.add(part(entry, folder));
        }
        if (parts.isEmpty()) {
            throw yaml.error("parts", "is missing or empty");
        }
        yaml.end();
        for (var kind : Kind.values()) {
            everyFolderIsAPart(kind, folder, parts);
        }
        return new Course(id, uuid, title, summary, parts, folder);
    }

    private Part part(Yaml entry, Path course) {
        for (var kind : Kind.values()) {
            if (entry.has(kind.word())) {
                var id = entry.id(kind.word());
                entry.end();
                var file = course.resolve(kind.folder()).resolve(id).resolve(kind.file());
                if (!Files.isRegularFile(file)) {
                    throw entry.error(kind.word(), "names \"%s\", but there is no %s".formatted(id, file));
                }
                return part(kind, id, file);
            }
        }
        throw entry.error("lesson or lab", "is missing");
    }

    /** Only what a list of parts shows; the rest of the file belongs to the part's own module. */
    private Part part(Kind kind, String id, Path file) {
        var yaml = Yaml.read(file);
        var uuid = yaml.uuid("uuid");
        once(uuids, uuid, file, "uuid");
        if (kind == Kind.LAB) {
            once(labs, id, file, "lab id");
        }
        return new Part(kind, id, uuid, yaml.text("title"));
    }

    private static void everyFolderIsAPart(Kind kind, Path course, List<Part> parts) {
        var parent = course.resolve(kind.folder());
        var named = new HashSet<String>();
        parts.stream().filter(part -> part.kind() == kind).forEach(part -> named.add(part.id()));
        for (var folder : Files.isDirectory(parent) ? folders(parent) : List.<Path> of()) {
            if (!named.contains(name(folder))) {
                throw new BadContent(course.resolve("course.yaml").toString(),
                        "parts does not name the %s \"%s\", whose folder exists".formatted(kind.word(), name(folder)));
            }
        }
    }

    private static <K> void once(Map<K, String> seen, K key, Path file, String what) {
        var other = seen.putIfAbsent(key, file.toString());
        if (other != null) {
            throw new BadContent(file.toString(), "the %s %s is taken by %s".formatted(what, key, other));
        }
    }

    private static String name(Path folder) {
        return folder.getFileName().toString();
    }

    private static List<Path> folders(Path parent) {
        try (var entries = Files.list(parent)) {
            var folders = entries.filter(Files::isDirectory).sorted().toList();
            for (var folder : folders) {
                if (!Yaml.ID.matcher(name(folder)).matches()) {
                    throw new BadContent(folder.toString(),
                            "a folder's name is an id: small letters, digits and single hyphens, at most 64");
                }
            }
            return folders;
        } catch (IOException e) {
            throw new BadContent(parent.toString(), "cannot be listed; is gradus.curriculum right?", e);
        }
    }
}
