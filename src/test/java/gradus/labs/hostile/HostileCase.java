package gradus.labs.hostile;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test of one case of the {@link Catalogue}, with its three partners: the control, the refusal and the neighbour. It
 * takes a {@link CaseReport}, and fails if one of them is missing.
 */
@Test
@Tag("hostile")
@ExtendWith(HostileRules.class)
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface HostileCase {

    /** Id and name: {@code A1 read-shadow}. */
    String value();
}
