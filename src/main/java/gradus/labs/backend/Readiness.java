package gradus.labs.backend;

import java.util.List;

/**
 * What a backend found when it tested itself.
 *
 * @param ready whether runs may start
 * @param findings one line each: {@code bubblewrap 0.8.0}, or what is missing and how to get it; English, for operators
 * @param isolation what keeps runs in; {@link Isolation#UNKNOWN} while it is not ready
 * @param setAside slots that could not be cleaned after a run and are not used until they are
 */
public record Readiness(boolean ready, List<String> findings, Isolation isolation, int setAside) {

    public Readiness {
        findings = List.copyOf(findings);
    }

    public Readiness(boolean ready, List<String> findings) {
        this(ready, findings, Isolation.UNKNOWN, 0);
    }
}
