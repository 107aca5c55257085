package gradus.sandbox.learner;

import java.util.HashMap;
import java.util.Map;

import ai.djl.ndarray.NDManager;

/** The learner's objects that the grader holds a handle of, each with the manager of the tensors it was given. */
final class Handles {

    /** An object and where its arguments live; both go together. */
    record Held(Object object, NDManager manager) {
    }

    private final Map<Long, Held> held = new HashMap<>();
    private long last;

    long hold(Object object, NDManager manager) {
        held.put(++last, new Held(object, manager));
        return last;
    }

    /** @throws Refused if nothing is held under this handle */
    Held require(long handle) throws Refused {
        var found = held.get(handle);
        if (found == null) {
            throw new Refused("wrong-type", Map.of("expected", "handle", "actual", "null"));
        }
        return found;
    }

    void releaseAll() {
        held.values().stream().map(Held::manager).distinct().forEach(NDManager::close);
        held.clear();
    }

    void release(long handle) throws Refused {
        var released = require(handle);
        held.remove(handle);
        if (held.values().stream().noneMatch(other -> other.manager() == released.manager())) {
            released.manager().close();
        }
    }
}
