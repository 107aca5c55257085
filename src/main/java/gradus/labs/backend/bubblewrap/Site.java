package gradus.labs.backend.bubblewrap;

import gradus.labs.backend.bubblewrap.box.ControlGroups;
import gradus.labs.backend.bubblewrap.box.Host;
import gradus.labs.backend.bubblewrap.box.Launcher;
import gradus.labs.backend.bubblewrap.box.StagedRuntime;
import gradus.labs.backend.bubblewrap.box.SystemCalls;
import gradus.labs.backend.bubblewrap.gpu.Gpus;

/** A machine on which sandboxes were found to work, and all that is needed to start one. */
record Site(Settings settings, Launcher launcher, Host host, ControlGroups groups, StagedRuntime runtime,
        Instance instance, SystemCalls filters, Gpus gpus, Quarantine quarantine) {
}
