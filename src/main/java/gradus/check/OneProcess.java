package gradus.check;

import gradus.labs.backend.RunObserver;
import gradus.labs.wire.GraderMessage;

/** Told of a run that has no grader beside it, and for which nobody waits. */
abstract class OneProcess implements RunObserver {

    @Override
    public final void started() {
        // nobody waits for it
    }

    @Override
    public final void reported(GraderMessage message) {
        // there is no second process
    }

    @Override
    public final void withheld(String line) {
        // nor anything to be withheld
    }
}
