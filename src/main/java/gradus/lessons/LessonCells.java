package gradus.lessons;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import gradus.common.Roles;
import gradus.labs.definition.Labs;
import gradus.labs.definition.LiveCell;
import io.quarkus.runtime.StartupEvent;

/** Makes the live cells of the lessons known to whoever runs them. */
@ApplicationScoped
class LessonCells {

    private final Lessons lessons;
    private final Labs labs;
    private final Roles roles;

    LessonCells(Lessons lessons, Labs labs, Roles roles) {
        this.lessons = lessons;
        this.labs = labs;
        this.roles = roles;
    }

    /** After the labs, before anything that runs them. */
    void offer(@Observes @Priority(110) StartupEvent event) {
        if (!roles.web()) {
            return;
        }
        labs.offer(lessons.all().stream().flatMap(lesson -> lesson.cells().stream()
                .map(cell -> new LiveCell(cell.id(), lesson.course(), cell.code()))).toList());
    }
}
