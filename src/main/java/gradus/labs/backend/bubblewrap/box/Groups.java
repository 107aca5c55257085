package gradus.labs.backend.bubblewrap.box;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import gradus.labs.backend.Isolation.Layer;

/** By what the sandboxes of this machine are limited, counted and ended. */
public interface Groups {

    /**
     * The best that this machine and this user have: control groups of version 2, those of version 1, or the processes
     * alone.
     *
     * @param run where run folders lie
     */
    static Groups detect(Path run) throws NotReadyException {
        try {
            var found = ControlGroups.detect(Files.readAllLines(Path.of("/proc/self/mountinfo")));
            return found.isPresent() ? found.get() : new ProcessTrees(run);
        } catch (IOException e) {
            throw new NotReadyException("Cannot read the mounts of this machine", e);
        }
    }

    /** For operators. */
    Layer layer();

    /** Whether processes have to carry the limits of memory themselves, since nothing holds them together. */
    boolean onlyProcesses();

    /**
     * Creates a group. It is empty: whoever is put into it is bound by its limits from then on.
     *
     * @param instance of this application, the name that it has on this machine
     * @param name unique in the instance
     */
    Group create(String instance, String name, Allowance allowance) throws IOException;

    /** Instances that have groups here, dead ones too. */
    List<String> instances() throws IOException;

    /** Ends what is left in an instance's groups, and removes them. */
    void remove(String instance) throws IOException;
}
