package gradus.labs.definition;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import gradus.labs.wire.GraderMessage;
import gradus.labs.wire.Wire;
import gradus.organizations.Tenancy;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * What the labs' own code was compiled to, for the runs to come. Graders compile in their sandbox, in the first run of a lab
 * version on a runtime; nothing of it is ever loaded here.
 */
@ApplicationScoped
public class CompiledLabs {

    private final Tenancy tenancy;
    private final Clock clock;

    CompiledLabs(Tenancy tenancy, Clock clock) {
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /**
     * Of the current organization's lab version: program → binary name → class file; empty if nobody has told.
     *
     * @param runtime as the backend names it
     */
    public Optional<Map<String, Map<String, byte[]>>> find(String sha256, String runtime) {
        return QuarkusTransaction.joiningExisting().call(() -> StoredClasses.of(sha256, runtime))
                .map(row -> Wire.read(new String(row.classes, UTF_8), GraderMessage.Compiled.class).classes());
    }

    /** Does nothing if there are some already. */
    public void keep(String sha256, String runtime, Map<String, Map<String, byte[]>> classes) {
        var line = Wire.write(new GraderMessage.Compiled(classes)).getBytes(UTF_8);
        QuarkusTransaction.requiringNew()
                .run(() -> StoredClasses.keep(tenancy.current(), sha256, runtime, line, clock.instant()));
    }
}
