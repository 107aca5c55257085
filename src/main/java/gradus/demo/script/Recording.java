package gradus.demo.script;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import gradus.labs.backend.RunEnd;
import gradus.labs.backend.RunObserver;
import gradus.labs.wire.GraderMessage;
import gradus.labs.wire.LearnerMessage;
import gradus.labs.wire.Mode;

/**
 * A run that a sandbox carried out once, with everything it told.
 *
 * @param files the learner's
 * @param gradingSeed null in a practice run
 */
public record Recording(Mode mode, Map<String, String> files, long learnerSeed, Long gradingSeed, List<Told> told,
        RunEnd end) {

    /** @param at since the run was started */
    public record Told(Duration at, Line line) {
    }

    /** What a run's observer is told. */
    public sealed interface Line {

        void to(RunObserver observer);

        record Claimed(LearnerMessage message) implements Line {
            @Override
            public void to(RunObserver observer) {
                observer.claimed(message);
            }
        }

        record Reported(GraderMessage message) implements Line {
            @Override
            public void to(RunObserver observer) {
                observer.reported(message);
            }
        }

        record Withheld(String text) implements Line {
            @Override
            public void to(RunObserver observer) {
                observer.withheld(text);
            }
        }
    }

    public Recording {
        files = Map.copyOf(files);
        told = List.copyOf(told);
    }
}
