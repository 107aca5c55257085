package gradus.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.util.Map;
import java.util.Properties;

/** Where the access token comes from. */
final class SignIn {

    private static final String TOKEN = "GRADUS_TOKEN";
    private static final String PASSWORD = "GRADUS_PASSWORD";

    private SignIn() {
    }

    static String token(Options options, Map<String, String> environment, Http http) {
        if (options.user().isEmpty()) {
            var token = environment.get(TOKEN);
            if (token == null || token.isBlank()) {
                throw new Refusal("Who asks? Put an access token into %s, or name yourself with --user.".formatted(TOKEN));
            }
            return token.strip();
        }
        var user = options.user().get();
        var fields = "grant_type=password&client_id=gradus-cli&username=%s&password=%s".formatted(encoded(user),
                encoded(environment.getOrDefault(PASSWORD, user)));
        return http.form(URI.create(realm(options) + "/protocol/openid-connect/token"), fields).path("access_token")
                .asText();
    }

    /** The starter remembers the port of its identity provider. */
    private static String realm(Options options) {
        var file = options.data().resolve("settings.properties");
        var settings = new Properties();
        try (var in = Files.newBufferedReader(file, UTF_8)) {
            settings.load(in);
        } catch (IOException e) {
            throw new Refusal("""
                    %s cannot be read, so --user cannot sign in. It is for an installation on this machine (--data says \
                    where); elsewhere, put an access token into %s.""".formatted(file, TOKEN), e);
        }
        var port = settings.getProperty("port.keycloak");
        if (port == null) {
            throw new Refusal("%s does not say where its identity provider listens. Did it ever start?".formatted(file));
        }
        return "http://localhost:%s/realms/gradus".formatted(port);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
