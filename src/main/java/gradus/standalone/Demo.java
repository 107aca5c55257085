package gradus.standalone;

/** Whether an installation is a demonstration: with accounts and data that are invented, or only with what people make. */
public enum Demo {

    /** Each demo account has its own name as password; only for this machine. */
    KNOWN_PASSWORDS("names"),
    /** The demo accounts have random passwords, so that others may reach them. */
    RANDOM_PASSWORDS("random"),
    /** No demo accounts, no demo data, no client for scripts. */
    NONE("none");

    private final String key;

    Demo(String key) {
        this.key = key;
    }

    /** As it is remembered in the data folder. */
    String key() {
        return key;
    }
}
