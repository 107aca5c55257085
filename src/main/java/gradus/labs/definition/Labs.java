package gradus.labs.definition;

import static gradus.labs.definition.LabProblem.CELL_NOT_FOUND;
import static gradus.labs.definition.LabProblem.LAB_NOT_FOUND;
import static gradus.labs.definition.LabProblem.LAB_VERSION_NOT_FOUND;

import java.lang.ref.SoftReference;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import gradus.catalog.Course;
import gradus.catalog.Courses;
import gradus.catalog.Part;
import gradus.common.Problem;
import gradus.common.Roles;
import gradus.organizations.Tenancy;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;

/**
 * The labs of this installation, and the live cells of its lessons, which run like labs and are none. Their current versions
 * are in memory, read when the application starts; a mistake in
 * one keeps it from starting. Every version that was ever current stays in the database, for the runs that name it.
 */
@ApplicationScoped
public class Labs {

    private final Courses courses;
    private final Tenancy tenancy;
    private final Roles roles;
    private final Clock clock;
    private volatile Map<String, LabVersion> current = Map.of();
    private volatile Map<String, LabVersion> cells = Map.of();
    /** Of the database, as long as there is memory for them: a runner has no others, and asks twice a run. */
    private final Map<String, SoftReference<LabVersion>> stored = new ConcurrentHashMap<>();

    Labs(Courses courses, Tenancy tenancy, Roles roles, Clock clock) {
        this.courses = courses;
        this.tenancy = tenancy;
        this.roles = roles;
        this.clock = clock;
    }

    /** After the organization is made, before anything that runs labs. */
    void load(@Observes @Priority(100) StartupEvent event) {
        if (!roles.web()) {
            return; // it runs what others have queued, and finds that in the database
        }
        current = kept(courses.all().stream().flatMap(course -> PackedLab.of(course).stream()).toList());
    }

    /** Takes the place of all cells that were offered before; for whoever reads lessons, before anything runs. */
    public void offer(Collection<LiveCell> live) {
        cells = kept(live.stream().map(LiveCell::packed).toList());
    }

    private Map<String, LabVersion> kept(List<PackedLab> packed) {
        var home = tenancy.home();
        tenancy.run(home, () -> QuarkusTransaction.requiringNew().run(() -> packed
                .forEach(lab -> StoredVersion.keep(home, lab.version(), lab.zip(), clock.instant()))));
        var versions = new LinkedHashMap<String, LabVersion>();
        packed.forEach(lab -> versions.put(lab.version().id(), lab.version()));
        return versions;
    }

    /**
     * One lab as it lies on the disk, without the application around it.
     *
     * @throws gradus.common.BadContent naming the first file and field that is wrong
     */
    public static LabVersion read(Course course, Part part) {
        return PackedLab.of(course, part).version();
    }

    /** @throws Problem 404 if there is no such lab */
    public LabVersion require(String id) {
        return find(id).orElseThrow(() -> new Problem(LAB_NOT_FOUND, "No lab " + id));
    }

    /**
     * A lab or a live cell, for a run of it.
     *
     * @throws Problem 404 if there is neither
     */
    public LabVersion runnable(String id) {
        if (!LiveCell.isCell(id)) {
            return require(id);
        }
        return Optional.ofNullable(cells.get(id)).orElseThrow(() -> new Problem(CELL_NOT_FOUND, "No cell " + id));
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
        return Stream.concat(current.values().stream(), cells.values().stream()).filter(lab -> lab.sha256().equals(sha256))
                .findAny()
                .orElseGet(() -> known(sha256).orElseGet(() -> stored(sha256)));
    }

    private Optional<LabVersion> known(String sha256) {
        return Optional.ofNullable(stored.get(tenancy.current() + "/" + sha256)).map(SoftReference::get);
    }

    private LabVersion stored(String sha256) {
        var row = QuarkusTransaction.joiningExisting().call(() -> StoredVersion.of(sha256))
                .orElseThrow(() -> new Problem(LAB_VERSION_NOT_FOUND, "No version " + sha256 + " of any lab"));
        var origin = "lab " + row.labId + ", version " + sha256;
        if (!LabZip.sha256(row.zip).equals(sha256)) {
            throw new IllegalStateException("The stored ZIP of " + origin + " is not what was stored");
        }
        var files = LabZip.read(origin, row.zip);
        var version = LiveCell.isCell(row.labId) ? LiveCell.version(files, sha256, row.labId, row.courseId)
                : LabParser.parse(files, sha256, row.labId, row.courseId);
        stored.put(tenancy.current() + "/" + sha256, new SoftReference<>(version));
        return version;
    }
}
