package gradus.enrolments;

import java.time.Instant;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;

/** The caller's enrolment in one course. */
@Path("/api/v1/courses/{course}/enrolment")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("learner")
class EnrolmentApi {

    /** @param since null for whoever is not enrolled */
    record EnrolmentView(String course, boolean enrolled, Instant since) {
    }

    private final Enrolments enrolments;

    EnrolmentApi(Enrolments enrolments) {
        this.enrolments = enrolments;
    }

    @GET
    public EnrolmentView get(@RestPath String course) {
        var since = enrolments.since(course);
        return new EnrolmentView(course, since.isPresent(), since.orElse(null));
    }

    /** Enrols; a second time changes nothing. */
    @POST
    public EnrolmentView enrol(@RestPath String course) {
        return new EnrolmentView(course, true, enrolments.enrol(course));
    }

    /** Leaves the course, not the work in it. */
    @DELETE
    public EnrolmentView leave(@RestPath String course) {
        enrolments.leave(course);
        return new EnrolmentView(course, false, null);
    }
}
