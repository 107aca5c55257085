package gradus.labs.runs.work;

import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import gradus.labs.definition.CompiledLabs;
import gradus.labs.definition.LabVersion;
import gradus.labs.definition.Labs;
import gradus.labs.wire.Mode;
import gradus.labs.workspaces.Workspaces;

/** What a run is made from: the lab as it was, the learner's files as they were. */
@ApplicationScoped
class LabFiles {

    private final Labs labs;
    private final CompiledLabs compiled;
    private final Workspaces workspaces;

    LabFiles(Labs labs, CompiledLabs compiled, Workspaces workspaces) {
        this.labs = labs;
        this.compiled = compiled;
        this.workspaces = workspaces;
    }

    LabVersion version(Claim claim) {
        return labs.version(claim.labVersion());
    }

    /** What the lab's own code was compiled to on this runtime; empty if nobody knows. */
    Optional<Map<String, Map<String, byte[]>>> classes(Claim claim, Optional<String> runtime) {
        return claim.mode() == Mode.SUBMIT ? runtime.flatMap(name -> compiled.find(claim.labVersion(), name))
                : Optional.empty();
    }

    void keep(Claim claim, String runtime, Map<String, Map<String, byte[]>> classes) {
        compiled.keep(claim.labVersion(), runtime, classes);
    }

    Map<String, String> files(Claim claim) {
        return workspaces.filesOf(claim.person(), claim.lab(), claim.snapshot());
    }
}
