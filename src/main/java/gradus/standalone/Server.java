package gradus.standalone;

import java.time.Duration;
import java.util.Locale;

import gradus.standalone.Signals.Signal;

/** The processes that the starter looks after, in the order in which they start; they end in the opposite one. */
enum Server {

    /** INT lets it roll back and write everything out; TERM would wait for every client to leave by itself. */
    POSTGRESQL("PostgreSQL", Signal.INT, Duration.ofSeconds(20)),
    /** Ends by itself after half a minute; stopping it loses nothing. */
    PREPARATION("Keycloak-preparation", Signal.TERM, Duration.ofSeconds(5)),
    KEYCLOAK("Keycloak", Signal.TERM, Duration.ofSeconds(15)),
    /** Pages and interface. */
    WEB("Gradus", Signal.TERM, Duration.ofSeconds(20)),
    /** Gives its runs back to the queue. */
    RUNNER("Runner", Signal.TERM, Duration.ofSeconds(20));

    private final String title;
    private final Signal polite;
    private final Duration patience;

    Server(String title, Signal polite, Duration patience) {
        this.title = title;
        this.polite = polite;
        this.patience = patience;
    }

    /** As people read it. */
    String title() {
        return title;
    }

    /** The name of its log, its mark and its working folder. */
    String file() {
        return title.toLowerCase(Locale.ROOT);
    }

    /** Asks it to end, and kills it if it has not after a while. */
    void end(ProcessMark mark) {
        Signals.end(mark, polite, patience);
    }
}
