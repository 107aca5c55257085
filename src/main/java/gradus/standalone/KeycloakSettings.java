package gradus.standalone;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a running Keycloak is told after its start: where the application is, which theme its pages have, and the demo
 * accounts' passwords. The realm file says the same of a realm that is new.
 */
final class KeycloakSettings {

    static final String ADMINISTRATOR = "gradus-administrator";

    private static final String CLIENT = "gradus-web";
    private static final String REMEMBERED = "keycloak-knows";
    private static final String THEME = "gradus";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String baseUrl;
    private final List<String> redirectUris;
    private final DemoAccounts accounts;
    private final Settings settings;
    private final Secrets secrets;

    KeycloakSettings(Start start, DemoAccounts accounts) {
        var options = start.options();
        this.baseUrl = options.url();
        this.redirectUris = List.of("localhost", "127.0.0.1", options.host()).stream().distinct()
                .map(host -> "http://%s:%d/*".formatted(host, options.port()))
                .toList();
        this.accounts = accounts;
        this.settings = start.settings();
        this.secrets = start.secrets();
    }

    /** Tells Keycloak what it does not know yet; nothing is asked of it when all is as in the last start. */
    void apply(String url) {
        var known = settings.get(REMEMBERED).equals(everything());
        if (known && accounts.asWished()) {
            return;
        }
        var api = url + "/admin/realms/gradus";
        try {
            var token = token(url);
            if (!known) {
                setTheme(api, token);
                setAddresses(api, token);
                settings.put(REMEMBERED, everything());
            }
            if (!accounts.asWished()) {
                accounts.change(
                        () -> accounts.passwords().forEach((name, password) -> setPassword(api, token, name, password)));
            }
        } catch (IOException e) {
            throw new StartFailure("Keycloak answers with something unknown: " + e.getMessage(), e);
        }
    }

    private String token(String url) throws IOException {
        var answer = Http.form(url + "/realms/master/protocol/openid-connect/token", Map.of(
                "grant_type", "password", "client_id", "admin-cli", "username", ADMINISTRATOR,
                "password", secrets.keycloakAdministrator()));
        return JSON.readTree(answer).path("access_token").asText();
    }

    private String everything() {
        return "theme %s; %s; %s".formatted(THEME, baseUrl, redirectUris);
    }

    private void setTheme(String api, String token) throws IOException {
        Http.put(api, token, JSON.createObjectNode().put("loginTheme", THEME).put("accountTheme", THEME).toString());
    }

    private void setAddresses(String api, String token) throws IOException {
        var found = (ArrayNode) JSON.readTree(Http.get(api + "/clients?clientId=" + CLIENT, token));
        var client = (ObjectNode) found.get(0);
        client.put("baseUrl", baseUrl);
        client.set("redirectUris", JSON.valueToTree(redirectUris));
        Http.put(api + "/clients/" + client.path("id").asText(), token, client.toString());
    }

    private void setPassword(String api, String token, String name, String password) {
        try {
            var found = JSON.readTree(Http.get(api + "/users?exact=true&username=" + name, token));
            if (found.isEmpty()) {
                return; // an operator has removed this demo account, and it stays removed
            }
            var credential = JSON.createObjectNode().put("type", "password").put("value", password)
                    .put("temporary", false);
            Http.put(api + "/users/" + found.get(0).path("id").asText() + "/reset-password", token,
                    credential.toString());
        } catch (IOException e) {
            throw new StartFailure("The password of %s could not be set: %s".formatted(name, e.getMessage()), e);
        }
    }
}
