package gradus.enrolments;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import gradus.catalog.Courses;
import gradus.common.Problem;
import gradus.identity.Viewer;
import gradus.organizations.Role;
import gradus.organizations.Tenancy;

/** Which courses the viewer takes. Leaving one touches no work: whoever comes back finds everything. */
@ApplicationScoped
public class Enrolments {

    private final Courses courses;
    private final Viewer viewer;
    private final Tenancy tenancy;
    private final Clock clock;

    Enrolments(Courses courses, Viewer viewer, Tenancy tenancy, Clock clock) {
        this.courses = courses;
        this.viewer = viewer;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /**
     * Enrols the viewer; a second time changes nothing.
     *
     * @return since when, the first time counting
     * @throws Problem 404 if there is no such course, 403 if the viewer is no learner here
     */
    @Transactional
    public Instant enrol(String course) {
        courses.require(course);
        var person = viewer.id();
        if (!viewer.has(Role.LEARNER)) {
            throw new Problem(EnrolmentProblem.ENROLMENT_NOT_ALLOWED, "Not a learner");
        }
        CourseEnrolment.make(tenancy.current(), person, course, clock.instant());
        var row = CourseEnrolment.of(person, course).orElseThrow();
        row.leftAt = null;
        return row.since;
    }

    /**
     * Ends the enrolment; where there is none, nothing happens.
     *
     * @throws Problem 404 if there is no such course
     */
    @Transactional
    public void leave(String course) {
        courses.require(course);
        CourseEnrolment.of(viewer.id(), course).ifPresent(row -> row.leave(clock.instant()));
    }

    /** Since when the viewer takes the course; empty for nobody and for whoever does not. */
    @Transactional
    public Optional<Instant> since(String course) {
        courses.require(course);
        if (!viewer.signedIn()) {
            return Optional.empty();
        }
        return CourseEnrolment.of(viewer.id(), course).filter(row -> row.leftAt == null).map(row -> row.since);
    }

    /** The courses that the viewer takes and since when, the first one first; none for nobody. */
    @Transactional
    public Map<String, Instant> mine() {
        var mine = new LinkedHashMap<String, Instant>();
        if (viewer.signedIn()) {
            CourseEnrolment.open(viewer.id()).forEach(row -> mine.put(row.courseId, row.since));
        }
        return mine;
    }

    /** Whether a page offers to enrol: to learners, and to nobody, who signs in first. */
    public boolean offered() {
        return !viewer.signedIn() || viewer.has(Role.LEARNER);
    }
}
