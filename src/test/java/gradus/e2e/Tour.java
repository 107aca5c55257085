package gradus.e2e;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import gradus.catalog.Courses;

/** Every page there is, for tests that go through all of them: those of fixed addresses, and one for each part of a course. */
final class Tour {

    private Tour() {
    }

    /** Name for files → address, for somebody who is signed in. */
    static Map<String, String> stops() {
        var stops = new LinkedHashMap<String, String>();
        stops.put("home", "/");
        stops.put("dashboard", "/dashboard");
        stops.put("courses", "/courses");
        stops.put("placement", "/placement");
        for (var course : new Courses(List.of(Path.of("curriculum"))).all()) {
            stops.put("course-" + course.id(), course.address());
            course.parts().forEach(part -> stops.put(part.kind().word() + "-" + part.id(), course.address(part)));
        }
        stops.put("api", "/api");
        stops.put("problem", "/labs/nothing");
        return stops;
    }
}
