package gradus.demo;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.jboss.logging.Logger;

import gradus.demo.script.Recording;
import gradus.demo.script.Recordings;
import gradus.demo.script.Step;
import gradus.labs.definition.LabVersion;
import gradus.labs.definition.Labs;

/** Recorded runs, of labs that are still what they were. */
final class Shelf {

    private static final Logger LOG = Logger.getLogger(Shelf.class);

    private final Labs labs;
    private final Function<String, Optional<Recordings>> recorded;
    private final Map<String, Optional<Recordings>> known = new HashMap<>();

    /** @param recorded the runs of a lab, by its id */
    Shelf(Labs labs, Function<String, Optional<Recordings>> recorded) {
        this.labs = labs;
        this.recorded = recorded;
    }

    Optional<Recording> find(Step.Runs run, String learner) {
        return known.computeIfAbsent(run.lab(), this::current).flatMap(runs -> runs.find(learner, run.what()));
    }

    private Optional<Recordings> current(String lab) {
        var now = labs.find(lab).map(LabVersion::sha256);
        var runs = recorded.apply(lab);
        if (runs.isPresent() && !runs.map(Recordings::version).equals(now)) {
            LOG.warnf("The invented learners have no runs of %1$s, which has changed since they were recorded. "
                    + "To record them again: ./gradus record %1$s", lab);
            return Optional.empty();
        }
        return runs;
    }
}
