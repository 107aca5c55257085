package gradus.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.ObjectMapper;

class DemoAccountsTest {

    @TempDir
    Path folder;

    @Test
    void onThisMachineThePasswordIsTheName() {
        var accounts = accounts(false);

        assertThat(accounts.importedPasswords()).containsEntry("learner", "learner").containsEntry("issuer2", "issuer2");
        assertThat(accounts.asWished()).isTrue();
    }

    @Test
    void whereOthersCanReachThemPasswordsAreRandomAndStayTheSame() {
        var passwords = accounts(true).importedPasswords();

        assertThat(passwords).allSatisfy((name, password) -> assertThat(password).isNotEqualTo(name).hasSize(12));
        assertThat(accounts(true).passwords()).isEqualTo(passwords);
        assertThat(accounts(true).asWished()).isTrue();
    }

    @Test
    void goingPublicChangesThem() {
        accounts(false);

        var accounts = accounts(true);
        assertThat(accounts.asWished()).isFalse();
        assertThat(accounts.importedPasswords()).containsEntry("learner", "learner");
        accounts.change(() -> {
        });
        assertThat(accounts.asWished()).isTrue();
        assertThat(accounts(true).asWished()).isTrue();
    }

    @Test
    void aChangeThatBrokeOffIsDoneAgain() {
        accounts(false);
        assertThatThrownBy(() -> accounts(true).change(() -> {
            throw new StartFailure("Keycloak has gone");
        })).isInstanceOf(StartFailure.class);

        assertThat(accounts(true).asWished()).isFalse();
        assertThat(accounts(false).asWished()).isFalse();
    }

    @Test
    void theRealmFileHasExactlyTheseAccounts() throws IOException {
        var realm = new ObjectMapper().readTree(Path.of("docker/keycloak/gradus-realm.json").toFile());

        assertThat(realm.path("users")).extracting(user -> user.path("username").asText())
                .containsExactlyElementsOf(DemoAccounts.NAMES);
        assertThat(realm.path("users"))
                .allSatisfy(user -> assertThat(user.path("credentials").path(0).path("value").asText()).isEqualTo(
                        "${GRADUS_DEMO_PASSWORD_%s:%s}".formatted(user.path("username").asText().toUpperCase(),
                                user.path("username").asText())));
    }

    private DemoAccounts accounts(boolean demoPublic) {
        return new DemoAccounts(Settings.open(folder.resolve("settings.properties")),
                Secrets.open(folder.resolve("secrets.properties")), demoPublic);
    }
}
