package gradus.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

class RealmFileTest {

    private static final Path SOURCE = Path.of("docker/keycloak/gradus-realm.json");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void aDemoIsTheFileAsItIs() throws IOException {
        assertThat(written(true)).isEqualTo(JSON.readTree(SOURCE.toFile()));
    }

    @Test
    void withoutADemoNobodyIsThereButAnOperatorWhoHasToChooseAPassword() throws IOException {
        var users = written(false).get("users");

        assertThat(users).hasSize(1);
        assertThat(users.get(0).path("username").asText()).isEqualTo("operator");
        assertThat(users.get(0).path("requiredActions")).extracting(JsonNode::asText)
                .containsExactly("UPDATE_PASSWORD", "UPDATE_PROFILE");
        assertThat(users.get(0).path("credentials").get(0).path("value").asText())
                .isEqualTo("${GRADUS_DEMO_PASSWORD_OPERATOR}");
        assertThat(users.get(0).path("realmRoles")).extracting(JsonNode::asText).contains("operator");
    }

    @Test
    void withoutADemoNoClientTakesPasswords() throws IOException {
        assertThat(written(false).get("clients")).isNotEmpty()
                .allSatisfy(client -> assertThat(client.path("directAccessGrantsEnabled").asBoolean()).isFalse())
                .extracting(client -> client.path("clientId").asText()).containsExactly("gradus-web", "admin-cli");
    }

    private JsonNode written(boolean demo) throws IOException {
        var target = folder.resolve("realm.json");
        RealmFile.write(SOURCE, target, demo);
        return JSON.readTree(target.toFile());
    }
}
