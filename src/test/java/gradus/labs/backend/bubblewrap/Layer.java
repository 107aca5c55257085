package gradus.labs.backend.bubblewrap;

/** What a sandbox can be made to lack, in tests of this package alone. */
public enum Layer {
    /** Its own root and devices are closed for writing. */
    READ_ONLY_ROOT,
    /** Its folders in memory have a size. */
    FOLDER_SIZES,
    /** Bubblewrap reads its arguments from a file, not from the command line. */
    HIDDEN_ARGUMENTS,
    /** Both filters of system calls. */
    SECCOMP,
    /** It ends with the thread that started it. */
    DIES_WITH_PARENT,
    /** It is started from a thread that does not end. */
    STARTED_FOR_GOOD
}
