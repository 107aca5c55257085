package gradus.progress;

import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;

import gradus.catalog.Courses;
import gradus.labs.grading.Score;
import io.quarkus.security.Authenticated;

/** The caller's progress in one course. */
@Path("/api/v1/courses/{course}/progress")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
class ProgressApi {

    /**
     * @param done how many parts are done
     * @param total how many there are
     * @param points of all labs; null in a course without labs
     */
    record ProgressView(String course, int done, int total, Score points, List<StepView> parts) {

        static ProgressView of(CourseProgress progress) {
            return new ProgressView(progress.course().id(), progress.done(), progress.total(),
                    progress.points().orElse(null), progress.parts().stream().map(StepView::of).toList());
        }
    }

    /**
     * @param kind {@code lesson} or {@code lab}
     * @param state {@code open}, {@code begun} or {@code done}
     * @param score of the best submit; null for a lesson
     */
    record StepView(String kind, String id, String state, Score score) {

        static StepView of(CourseProgress.Step step) {
            return new StepView(step.part().kind().word(), step.part().id(), step.state().key(), step.score());
        }
    }

    private final Courses courses;
    private final Progress progress;

    ProgressApi(Courses courses, Progress progress) {
        this.courses = courses;
        this.progress = progress;
    }

    @GET
    public ProgressView progress(@RestPath String course) {
        return ProgressView.of(progress.mine().in(courses.require(course)));
    }
}
