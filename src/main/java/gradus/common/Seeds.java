package gradus.common;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.UUID;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.quarkus.runtime.StartupEvent;

/** A person's own seed for a lab or an item: nobody can draw another's data, and nobody can choose their own. */
@ApplicationScoped
public class Seeds {

    private static final int LEAST_BYTES = 32;

    private final SecretKeySpec key; // null in a runner, which draws nothing

    @Inject
    Seeds(SeedsConfig config, Roles roles) {
        if (config.secret().isEmpty() && roles.web()) {
            throw new IllegalStateException("gradus.secret must be set: at least 32 random bytes in base64");
        }
        key = config.secret().map(Seeds::key).orElse(null);
    }

    /** @throws IllegalArgumentException if the secret is not base64, or shorter than 32 bytes */
    Seeds(String secret) {
        key = key(secret);
    }

    private static SecretKeySpec key(String secret) {
        byte[] bytes = Base64.getDecoder().decode(secret);
        if (bytes.length < LEAST_BYTES) {
            throw new IllegalArgumentException("gradus.secret holds %d bytes; it needs at least %d in base64"
                    .formatted(bytes.length, LEAST_BYTES));
        }
        return new SecretKeySpec(bytes, "HmacSHA256");
    }

    /** A secret that is missing or wrong is found here, not by the first person who needs a seed. */
    void check(@Observes StartupEvent event) {
        // the container has just made this
    }

    /**
     * The first 8 bytes of HMAC-SHA256(secret, {@code kind 0 person 0 what}), big-endian.
     *
     * @param kind of thing that is drawn: {@code lab}
     * @param what is drawn: a lab's id
     */
    public long of(String kind, UUID person, String what) {
        try {
            var mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return ByteBuffer.wrap(mac.doFinal((kind + "\0" + person + "\0" + what).getBytes(StandardCharsets.UTF_8)))
                    .getLong();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 belongs to every Java", e);
        }
    }
}
