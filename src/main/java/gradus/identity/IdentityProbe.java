package gradus.identity;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

/** Asks the identity provider whether it is there. */
@ApplicationScoped
class IdentityProbe {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final URI discovery;
    private volatile boolean reached;

    IdentityProbe(IdentityConfig config) {
        discovery = URI.create(config.url() + "/.well-known/openid-configuration");
    }

    /** Whether it has answered at least once since the start; asks as long as it has not. */
    boolean reachedOnce() {
        return reached || answers();
    }

    /** Whether it answers now. */
    boolean answers() {
        var request = HttpRequest.newBuilder(discovery).timeout(PATIENCE).build();
        try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            if (client.send(request, BodyHandlers.discarding()).statusCode() == 200) {
                reached = true;
                return true;
            }
            return false;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
