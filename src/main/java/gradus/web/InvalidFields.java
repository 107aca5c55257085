package gradus.web;

import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;

import com.fasterxml.jackson.databind.JsonMappingException;

/** Which parts of a request were wrong, named as the caller wrote them. */
final class InvalidFields {

    private InvalidFields() {
    }

    /** @return {@code mode (must not be null), files}; empty if it was not the request but our own answer */
    static Optional<String> of(ConstraintViolationException invalid) {
        if (invalid.getConstraintViolations().stream().anyMatch(InvalidFields::isOurs)) {
            return Optional.empty();
        }
        return Optional.of(invalid.getConstraintViolations().stream()
                .map(violation -> name(violation.getPropertyPath()) + " (" + violation.getMessage() + ")")
                .sorted().collect(Collectors.joining(", ")));
    }

    /** @return {@code files.Train.java} or {@code answers.2}; empty if the whole body is of the wrong kind */
    static String of(JsonMappingException mapping) {
        return mapping.getPath().stream()
                .map(step -> step.getFieldName() == null ? "" + step.getIndex() : step.getFieldName())
                .collect(Collectors.joining("."));
    }

    private static boolean isOurs(ConstraintViolation<?> violation) {
        for (var node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.RETURN_VALUE) {
                return true;
            }
        }
        return !violation.getPropertyPath().iterator().hasNext()
                || violation.getPropertyPath().iterator().next().getKind() != ElementKind.METHOD;
    }

    // The first node is the method, the second its parameter: the caller knows neither, unless it is all there is.
    private static String name(Path path) {
        var names = new ArrayList<String>();
        path.forEach(node -> names.add(node.toString()));
        return String.join(".", names.subList(Math.min(names.size() - 1, names.size() > 2 ? 2 : 1), names.size()));
    }
}
