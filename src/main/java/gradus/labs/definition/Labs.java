package gradus.labs.definition;

import static gradus.labs.definition.LabProblem.LAB_NOT_FOUND;
import static gradus.labs.definition.LabProblem.LAB_VERSION_NOT_FOUND;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import gradus.catalog.Courses;
import gradus.common.Problem;
import gradus.organizations.Tenancy;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;

/**
 * The labs of this installation. Their current versions are in memory, read when the application starts; a mistake in
 * one keeps it from starting. Every version that was ever current stays in the database, for the runs that name it.
 */
@ApplicationScoped
public class Labs {

    private final Courses courses;
    private final Tenancy tenancy;
    private final Clock clock;
    private volatile Map<String, LabVersion> current = Map.of();

    Labs(Courses courses, Tenancy tenancy, Clock clock) {
        this.courses = courses;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** After the organization is made, before anything that runs labs. */
    void load(@Observes @Priority(100) StartupEvent event) {
        var packed = courses.all().stream().flatMap(course -> PackedLab.of(course).stream()).toList();
        var home = tenancy.home();
        tenancy.run(home, () -> QuarkusTransaction.requiringNew().run(() -> packed
                .forEach(lab -> StoredVersion.keep(home, lab.version(), lab.zip(), clock.instant()))));
        var versions = new LinkedHashMap<String, LabVersion>();
        packed.forEach(lab -> versions.put(lab.version().id(), lab.version()));
        current = versions;
    }

    /** @throws Problem 404 if there is no such lab */
    public LabVersion require(String id) {
        return find(id).orElseThrow(() -> new Problem(LAB_NOT_FOUND, "No lab " + id));
    }

    public Optional<LabVersion> find(String id) {
        return Optional.ofNullable(current.get(id));
    }

    /** In the order of the course; empty if there is no such course. */
    public List<LabVersion> ofCourse(String course) {
        return current.values().stream().filter(lab -> lab.course().equals(course)).toList();
    }

    /**
     * A version that a run names, whether or not it is still the current one.
     *
     * @throws Problem 404 if this organization never had it
     */
    public LabVersion version(String sha256) {
        return current.values().stream().filter(lab -> lab.sha256().equals(sha256)).findAny()
                .orElseGet(() -> stored(sha256));
    }

    private LabVersion stored(String sha256) {
        var stored = QuarkusTransaction.joiningExisting().call(() -> StoredVersion.of(sha256))
                .orElseThrow(() -> new Problem(LAB_VERSION_NOT_FOUND, "No version " + sha256 + " of any lab"));
        var origin = "lab " + stored.labId + ", version " + sha256;
        if (!LabZip.sha256(stored.zip).equals(sha256)) {
            throw new IllegalStateException("The stored ZIP of " + origin + " is not what was stored");
        }
        return LabParser.parse(LabZip.read(origin, stored.zip), sha256, stored.labId, stored.courseId);
    }
}
