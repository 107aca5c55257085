package gradus.lab;

import java.util.Optional;

/** One visible check: calls the learner's code and compares. */
@FunctionalInterface
public interface VisibleCheck {

    /**
     * Whatever it throws is reported as an error of the code it called, at the learner's own line.
     *
     * @return empty if all is well, otherwise the first thing that is not
     */
    Optional<Mismatch> run() throws Exception;
}
