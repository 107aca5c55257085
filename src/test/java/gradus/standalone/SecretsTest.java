package gradus.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    Path folder;
    private Path file;

    @BeforeEach
    void file() {
        file = folder.resolve("secrets.properties");
    }

    @Test
    void theyAreDrawnOnce() {
        var first = Secrets.open(file);
        var installation = first.installation();
        var database = first.database("gradus");

        var second = Secrets.open(file);
        assertThat(second.installation()).isEqualTo(installation);
        assertThat(second.database("gradus")).isEqualTo(database).isNotEqualTo(second.database("keycloak"));
    }

    @Test
    void theInstallationSecretIs32BytesInBase64() {
        assertThat(Base64.getDecoder().decode(Secrets.open(file).installation())).hasSize(32);
    }

    @Test
    void everySecretIsLongEnoughNotToBeGuessed() {
        var secrets = Secrets.open(file);

        assertThat(secrets.oidcClient()).hasSize(43); // 256 bits
        assertThat(secrets.keycloakAdministrator()).hasSize(43);
        assertThat(secrets.demoAccount("learner")).hasSize(12).isNotEqualTo(secrets.demoAccount("trainer"));
    }

    @Test
    void onlyTheOwnerCanReadThem() throws IOException {
        Secrets.open(file).oidcClient();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(Files.list(folder)).containsExactly(file); // and no half-written copy is left
    }

    @Test
    void aFileThatOthersCanReadIsRefused() throws IOException {
        Secrets.open(file).oidcClient();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> Secrets.open(file)).isInstanceOf(StartFailure.class)
                .hasMessageContaining("chmod 600 " + file);
    }
}
