package gradus.labs.backend;

import java.util.List;

/**
 * What a backend found when it tested itself.
 *
 * @param ready whether runs may start
 * @param findings one line each: {@code bubblewrap 0.8.0}, or what is missing and how to get it; English, for operators
 */
public record Readiness(boolean ready, List<String> findings) {

    public Readiness {
        findings = List.copyOf(findings);
    }
}
