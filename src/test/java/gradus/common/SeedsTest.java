package gradus.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

class SeedsTest {

    private static final UUID ANNA = UUID.fromString("00000000-0000-0000-0000-000000000001");
    private static final UUID BEN = UUID.fromString("00000000-0000-0000-0000-000000000002");

    @Test
    void aSeedDependsOnSecretPersonAndWhatIsDrawnAndOnNothingElse() {
        var seeds = new Seeds(secret(32, 1));
        assertThat(seeds.of("lab", ANNA, "line")).isEqualTo(new Seeds(secret(32, 1)).of("lab", ANNA, "line"))
                .isNotEqualTo(seeds.of("lab", BEN, "line"))
                .isNotEqualTo(seeds.of("lab", ANNA, "lines"))
                .isNotEqualTo(seeds.of("item", ANNA, "line"))
                .isNotEqualTo(new Seeds(secret(32, 2)).of("lab", ANNA, "line"));
    }

    /** Computed by {@code printf 'lab\0…0001\0line' | openssl dgst -sha256 -mac HMAC -macopt hexkey:0101…}. */
    @Test
    void isTheStartOfTheHmac() {
        assertThat(new Seeds(secret(32, 1)).of("lab", ANNA, "line")).isEqualTo(0xff05b9da5c97222bL);
    }

    @Test
    void aShortSecretIsRefused() {
        assertThatThrownBy(() -> new Seeds(secret(31, 1))).hasMessageContaining("31 bytes");
        assertThatThrownBy(() -> new Seeds("not base64!")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyARunnerStartsWithoutOne() {
        var web = new Roles(Set.of(Roles.Role.WEB));
        assertThatThrownBy(() -> new Seeds(Optional::empty, web)).hasMessageContaining("gradus.secret must be set");
        new Seeds(Optional::empty, new Roles(Set.of(Roles.Role.RUNNER)));
    }

    private static String secret(int length, int fill) {
        var bytes = new byte[length];
        java.util.Arrays.fill(bytes, (byte) fill);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
