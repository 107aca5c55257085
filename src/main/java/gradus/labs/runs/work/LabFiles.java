package gradus.labs.runs.work;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import gradus.labs.definition.LabVersion;
import gradus.labs.definition.Labs;
import gradus.labs.workspaces.Workspaces;

/** What a run is made from: the lab as it was, the learner's files as they were. */
@ApplicationScoped
class LabFiles {

    private final Labs labs;
    private final Workspaces workspaces;

    LabFiles(Labs labs, Workspaces workspaces) {
        this.labs = labs;
        this.workspaces = workspaces;
    }

    LabVersion version(Claim claim) {
        return labs.version(claim.labVersion());
    }

    Map<String, String> files(Claim claim) {
        return workspaces.filesOf(claim.person(), claim.lab(), claim.snapshot());
    }
}
