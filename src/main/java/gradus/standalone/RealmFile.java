package gradus.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The realm as Keycloak imports it into an empty database; one that is there already is left as it is. */
final class RealmFile {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCRIPTS = "gradus-cli";
    private static final String KEYCLOAKS_SCRIPTS = "admin-cli";
    private static final String OPERATOR = "operator";

    private RealmFile() {
    }

    /** @param demo false leaves out what is only for demonstrations */
    static void write(Path source, Path target, boolean demo) throws IOException {
        var realm = (ObjectNode) JSON.readTree(source.toFile());
        Files.writeString(target, (demo ? realm : withoutDemo(realm)).toPrettyString());
    }

    /** Nobody but a first operator, who chooses a password, a name and an address of their own at the first sign-in. */
    private static ObjectNode withoutDemo(ObjectNode realm) {
        var clients = (ArrayNode) realm.get("clients");
        for (int i = clients.size() - 1; i >= 0; i--) {
            if (clients.get(i).path("clientId").asText().equals(SCRIPTS)) {
                clients.remove(i);
            }
        }
        // Keycloak puts a client of its own into every realm that has none of this name, and that one takes passwords.
        clients.addObject().put("clientId", KEYCLOAKS_SCRIPTS).put("enabled", false).put("protocol", "openid-connect")
                .put("publicClient", true).put("standardFlowEnabled", false).put("directAccessGrantsEnabled", false);
        var operator = JsonNodeFactory.instance.objectNode().put("username", OPERATOR).put("enabled", true)
                .put("email", "operator@example.org").put("firstName", "First").put("lastName", "Operator");
        operator.putArray("requiredActions").add("UPDATE_PASSWORD").add("UPDATE_PROFILE");
        operator.putArray("realmRoles").add("default-roles-gradus").add(OPERATOR);
        operator.putArray("credentials").addObject().put("type", "password").put("temporary", true)
                .put("value", "${GRADUS_DEMO_PASSWORD_OPERATOR}"); // no default: nobody may guess it
        realm.putArray("users").add(operator);
        return realm;
    }
}
