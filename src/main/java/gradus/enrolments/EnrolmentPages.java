package gradus.enrolments;

import java.net.URI;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/** The buttons of a course's page; both lead back to it. */
@Path("/courses/{course}/enrolment")
@RolesAllowed("learner")
class EnrolmentPages {

    private final Enrolments enrolments;

    EnrolmentPages(Enrolments enrolments) {
        this.enrolments = enrolments;
    }

    /** @param enrolled {@code false} leaves, everything else enrols */
    @POST
    public Response change(@RestPath String course, @RestForm String enrolled) {
        if ("false".equals(enrolled)) {
            enrolments.leave(course);
        } else {
            enrolments.enrol(course);
        }
        return Response.seeOther(URI.create("/courses/" + course)).build();
    }
}
