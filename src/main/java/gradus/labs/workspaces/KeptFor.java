package gradus.labs.workspaces;

import java.util.Locale;

/** Why a state of files was kept. Equal files are kept once, for the first reason. */
enum KeptFor {
    RUN,
    /** Something else took its place: a reset, a restore, or a save that did not ask what stood there. */
    REPLACED,
    /** Two windows or programs changed the files at the same time. */
    CONFLICT;

    /** As in the API and in the database. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
