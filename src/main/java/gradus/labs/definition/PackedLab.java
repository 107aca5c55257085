package gradus.labs.definition;

import gradus.catalog.Course;
import gradus.catalog.Part.Kind;
import java.util.List;

/** A lab read from disk, with the ZIP that its hash is of. */
record PackedLab(LabVersion version, byte[] zip) {

    /** @throws gradus.common.BadContent naming the first file and field that is wrong */
    static List<PackedLab> of(Course course) {
        return course.parts(Kind.LAB).stream().map(part -> {
            var files = LabFiles.ofFolder(course.folder(part));
            var zip = LabZip.write(files);
            return new PackedLab(LabParser.parse(files, LabZip.sha256(zip), part.id(), course.id()), zip);
        }).toList();
    }
}
