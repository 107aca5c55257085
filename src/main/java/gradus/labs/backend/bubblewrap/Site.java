package gradus.labs.backend.bubblewrap;

/** A machine on which sandboxes were found to work, and all that is needed to start one. */
record Site(Settings settings, Launcher launcher, Host host, ControlGroups groups, StagedRuntime runtime,
        Instance instance, SystemCalls filters) {
}
