package gradus.labs.definition;

import java.nio.file.Path;
import java.util.List;

import gradus.catalog.Course;
import gradus.catalog.Part;
import gradus.catalog.Part.Kind;
import gradus.common.BadContent;

/** A lab read from disk, with the ZIP that its hash is of. */
record PackedLab(LabVersion version, byte[] zip) {

    /** @throws gradus.common.BadContent naming the first file and field that is wrong */
    static List<PackedLab> of(Course course) {
        return course.parts(Kind.LAB).stream().map(part -> of(course, part)).toList();
    }

    /** @throws gradus.common.BadContent naming the first file and field that is wrong */
    static PackedLab of(Course course, Part part) {
        var files = LabFiles.ofFolder(course.folder(part));
        var zip = LabZip.write(files);
        var version = LabParser.parse(files, LabZip.sha256(zip), part.id(), course.id());
        refuseStandardMessages(version, course.folder(part));
        return new PackedLab(version, zip);
    }

    private static void refuseStandardMessages(LabVersion version, Path folder) {
        for (var check : version.checks()) {
            check.messages().keySet().stream().filter(CheckParser::isStandard).findFirst().ifPresent(key -> {
                throw new BadContent(folder.resolve("lab.yaml").toString(),
                        "messages.%s of check %s is a standard message, whose text comes from Gradus"
                                .formatted(key, check.id()));
            });
        }
    }
}
