package gradus.standalone;

import static gradus.standalone.Demo.KNOWN_PASSWORDS;
import static gradus.standalone.Demo.NONE;
import static gradus.standalone.Demo.RANDOM_PASSWORDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.fasterxml.jackson.databind.ObjectMapper;

class DemoAccountsTest {

    @TempDir
    Path folder;

    @Test
    void onThisMachineThePasswordIsTheName() {
        var accounts = accounts(KNOWN_PASSWORDS);

        assertThat(accounts.importedPasswords()).containsEntry("learner", "learner").containsEntry("issuer2", "issuer2");
        assertThat(accounts.asWished()).isTrue();
    }

    @Test
    void whereOthersCanReachThemPasswordsAreRandomAndStayTheSame() {
        var passwords = accounts(RANDOM_PASSWORDS).importedPasswords();

        assertThat(passwords).allSatisfy((name, password) -> assertThat(password).isNotEqualTo(name).hasSize(12));
        assertThat(accounts(RANDOM_PASSWORDS).passwords()).isEqualTo(passwords);
        assertThat(accounts(RANDOM_PASSWORDS).asWished()).isTrue();
    }

    @Test
    void goingPublicChangesThem() {
        accounts(KNOWN_PASSWORDS);

        var accounts = accounts(RANDOM_PASSWORDS);
        assertThat(accounts.asWished()).isFalse();
        assertThat(accounts.importedPasswords()).containsEntry("learner", "learner");
        accounts.change(() -> {
        });
        assertThat(accounts.asWished()).isTrue();
        assertThat(accounts(RANDOM_PASSWORDS).asWished()).isTrue();
    }

    @Test
    void aChangeThatBrokeOffIsDoneAgain() {
        accounts(KNOWN_PASSWORDS);
        assertThatThrownBy(() -> accounts(RANDOM_PASSWORDS).change(() -> {
            throw new StartFailure("Keycloak has gone");
        })).isInstanceOf(StartFailure.class);

        assertThat(accounts(RANDOM_PASSWORDS).asWished()).isFalse();
        assertThat(accounts(KNOWN_PASSWORDS).asWished()).isFalse();
    }

    @Test
    void withoutADemoThereIsOneOperatorWhosePasswordIsToldOnce() {
        var first = accounts(NONE);

        assertThat(first.demo()).isFalse();
        assertThat(first.asWished()).isTrue();
        assertThat(first.importedPasswords()).containsOnlyKeys("operator").isEqualTo(first.passwords());
        assertThat(first.passwords().get("operator")).hasSize(12).isNotEqualTo("operator");
        assertThat(first.untold()).isTrue();
        first.told();
        assertThat(accounts(NONE).untold()).isFalse();
    }

    @Test
    void aFolderThatBeganWithoutADemoStaysWithout() {
        accounts(NONE);

        assertThat(accounts(KNOWN_PASSWORDS).demo()).isFalse();
        assertThat(accounts(KNOWN_PASSWORDS).importedPasswords()).containsOnlyKeys("operator");
        assertThat(accounts(RANDOM_PASSWORDS).asWished()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(value = Demo.class, names = { "KNOWN_PASSWORDS", "RANDOM_PASSWORDS" })
    void aDemoCannotBeTakenOutOfAFolder(Demo before) {
        assertThat(accounts(before).demo()).isTrue();
        assertThat(accounts(before).untold()).isFalse();

        assertThatThrownBy(() -> accounts(NONE)).isInstanceOf(StartFailure.class)
                .hasMessageContaining(folder.toString()).hasMessageContaining("holds a demonstration")
                .hasMessageContaining("--data DIR");
        assertThat(accounts(before).asWished()).isTrue();
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

    private DemoAccounts accounts(Demo demo) {
        return DemoAccounts.of(Settings.open(folder.resolve("settings.properties")),
                Secrets.open(folder.resolve("secrets.properties")), demo, folder);
    }
}
