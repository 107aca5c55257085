package gradus.web;

import java.util.Map;
import java.util.Optional;

import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

import gradus.common.DatabaseTrouble;
import gradus.common.Problem;
import io.quarkus.security.ForbiddenException;
import io.smallrye.mutiny.Uni;

/** Every failure becomes a problem. What was not expected is logged whole and told without a detail of ours. */
class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private static final int RETRY_SECONDS = 5;

    private final ProblemResponses responses;
    private final WebLimits limits;

    ProblemMappers(ProblemResponses responses, WebLimits limits) {
        this.responses = responses;
        this.limits = limits;
    }

    @ServerExceptionMapper
    Uni<Response> expected(Problem problem) {
        LOG.debugf("%s: %s %s", problem.type().key(), problem.getMessage(), problem.values());
        return responses.of(problem);
    }

    @ServerExceptionMapper
    Uni<Response> unknownPath(NotFoundException notFound) {
        return responses.of(new Problem(WebProblem.NOT_FOUND, "No such path"));
    }

    @ServerExceptionMapper
    Uni<Response> forbidden(ForbiddenException forbidden) {
        return responses.of(new Problem(WebProblem.NOT_ALLOWED, "A role is missing"));
    }

    @ServerExceptionMapper
    Uni<Response> invalid(ConstraintViolationException invalid) {
        var fields = InvalidFields.of(invalid);
        if (fields.isEmpty()) { // our answer broke its own rules
            return unexpected(invalid);
        }
        return responses.of(new Problem(WebProblem.INVALID_VALUES, "Invalid values", Map.of("fields", fields.get())));
    }

    @ServerExceptionMapper
    Uni<Response> otherJson(MismatchedInputException mismatch) {
        return json(mismatch);
    }

    @ServerExceptionMapper
    Uni<Response> byStatus(WebApplicationException failure, ContainerRequestContext context) {
        if (failure.getCause() instanceof JsonProcessingException broken) {
            return json(broken);
        }
        var given = failure.getResponse();
        if (given.hasEntity() || given.getStatus() < 400) {
            return Uni.createFrom().item(given);
        }
        if (given.getStatus() >= 500) {
            LOG.errorf(failure, "Answering %d", given.getStatus());
        }
        var values = Map.of("method", context.getMethod(), "limit", limits.largestRequest());
        return responses.of(new Problem(WebProblem.ofStatus(given.getStatus()), failure.getMessage(), values));
    }

    @ServerExceptionMapper
    Uni<Response> unexpected(Throwable failure) {
        var trouble = DatabaseTrouble.of(failure);
        if (trouble.isPresent()) {
            LOG.warnf("The database is %s: %s", trouble.get(), failure.getMessage());
            return responses.of(new Problem(switch (trouble.get()) {
                case AWAY -> WebProblem.DATABASE_AWAY;
                case FULL -> WebProblem.STORAGE_FULL;
            }, "The database cannot do its work"))
                    .map(answer -> Response.fromResponse(answer).header("Retry-After", RETRY_SECONDS).build());
        }
        LOG.error("Not expected", failure);
        return responses.of(new Problem(WebProblem.INTERNAL_ERROR, "Unexpected failure"));
    }

    private Uni<Response> json(JsonProcessingException broken) {
        var at = Optional.ofNullable(broken.getLocation());
        var field = broken instanceof JsonMappingException mapping ? InvalidFields.of(mapping) : "";
        return responses.of(new Problem(WebProblem.INVALID_JSON, "Invalid JSON", Map.of(
                "line", at.map(location -> "" + location.getLineNr()).orElse("1"),
                "column", at.map(location -> "" + location.getColumnNr()).orElse("1"),
                "field", field)));
    }
}
