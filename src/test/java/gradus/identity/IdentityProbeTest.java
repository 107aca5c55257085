package gradus.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Set;

import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.sun.net.httpserver.HttpServer;

import gradus.common.Roles;

/** Against a server of our own that answers like a realm, or does not. */
class IdentityProbeTest {

    private static final Roles WEB = new Roles(Set.of(Roles.Role.WEB));
    private static final Roles RUNNER = new Roles(Set.of(Roles.Role.RUNNER));

    private HttpServer server;
    private int status = 200;
    private IdentityProbe probe;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/realms/gradus/.well-known/openid-configuration", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        var realm = URI.create("http://localhost:" + server.getAddress().getPort() + "/realms/gradus");
        probe = new IdentityProbe(() -> realm);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void isReadyWhenTheRealmAnswers() {
        assertThat(new IdentityReady(probe, WEB).call().getStatus()).isEqualTo(Status.UP);
        assertThat(new IdentityHealth(probe, WEB).call().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void isNotReadyWhileTheRealmIsBeingImported() {
        status = 503;
        assertThat(new IdentityReady(probe, WEB).call().getStatus()).isEqualTo(Status.DOWN);
        status = 200;
        assertThat(new IdentityReady(probe, WEB).call().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void staysReadyWhenTheRealmGoesAway() {
        assertThat(new IdentityReady(probe, WEB).call().getStatus()).isEqualTo(Status.UP);
        server.stop(0);
        assertThat(new IdentityReady(probe, WEB).call().getStatus()).isEqualTo(Status.UP);
        assertThat(new IdentityHealth(probe, WEB).call().getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void isNotReadyWhenNobodyListens() {
        server.stop(0);
        assertThat(new IdentityReady(probe, WEB).call().getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void aRunnerIsReadyWithoutARealm() {
        server.stop(0);
        assertThat(new IdentityReady(probe, RUNNER).call().getStatus()).isEqualTo(Status.UP);
        assertThat(new IdentityHealth(probe, RUNNER).call().getStatus()).isEqualTo(Status.UP);
    }
}
