package gradus.labs.backend.bubblewrap;

import java.io.IOException;

import gradus.labs.backend.bubblewrap.box.Groups;
import gradus.labs.backend.bubblewrap.box.Host;
import gradus.labs.backend.bubblewrap.box.Launcher;
import gradus.labs.backend.bubblewrap.box.StagedRuntime;
import gradus.labs.backend.bubblewrap.box.SystemCalls;
import gradus.labs.backend.bubblewrap.gpu.Gpus;

/** A machine on which sandboxes were found to work, and all that is needed to start one. */
record Site(Settings settings, Launcher launcher, Host host, Groups groups, StagedRuntime runtime,
        Instance instance, SystemCalls filters, Gpus gpus, Quarantine quarantine) {

    /** For one process: a user of its own if we are root and can give it one, otherwise ours. */
    int claimUid() throws IOException {
        return host.root() ? instance.claimUid(settings.firstUid()) : host.uid();
    }

    void releaseUid(int uid) throws IOException {
        if (host.root()) {
            instance.releaseUid(uid);
        }
    }
}
