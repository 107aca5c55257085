package gradus.lessons;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import gradus.identity.Viewer;
import gradus.organizations.Tenancy;

/** Which lessons the viewer has read. */
@ApplicationScoped
public class Readings {

    private final Lessons lessons;
    private final Viewer viewer;
    private final Tenancy tenancy;
    private final Clock clock;

    Readings(Lessons lessons, Viewer viewer, Tenancy tenancy, Clock clock) {
        this.lessons = lessons;
        this.viewer = viewer;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /**
     * Notes that the viewer has read the lesson; a second time changes nothing.
     *
     * @return when it was first noted
     * @throws gradus.common.Problem 404 if there is no such lesson
     */
    @Transactional
    public Instant read(String course, String id) {
        var lesson = lessons.require(course, id);
        LessonReading.make(tenancy.current(), viewer.id(), lesson.uuid(), clock.instant());
        return LessonReading.of(viewer.id(), lesson.uuid()).orElseThrow().readAt;
    }

    /**
     * The viewer has not read it after all.
     *
     * @throws gradus.common.Problem 404 if there is no such lesson
     */
    @Transactional
    public void unread(String course, String id) {
        var lesson = lessons.require(course, id);
        LessonReading.of(viewer.id(), lesson.uuid()).ifPresent(LessonReading::delete);
    }

    /**
     * When the viewer read the lesson; empty for nobody.
     *
     * @throws gradus.common.Problem 404 if there is no such lesson
     */
    @Transactional
    public Optional<Instant> readAt(String course, String id) {
        var lesson = lessons.require(course, id);
        if (!viewer.signedIn()) {
            return Optional.empty();
        }
        return LessonReading.of(viewer.id(), lesson.uuid()).map(row -> row.readAt);
    }

    /** Every lesson that the viewer has read, by uuid, and when; none for nobody. */
    @Transactional
    public Map<UUID, Instant> mine() {
        var mine = new HashMap<UUID, Instant>();
        if (viewer.signedIn()) {
            LessonReading.of(viewer.id()).forEach(row -> mine.put(row.lessonUuid, row.readAt));
        }
        return mine;
    }
}
