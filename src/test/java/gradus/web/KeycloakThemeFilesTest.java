package gradus.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The identity provider's pages are ours, too: the same colours, both languages, nothing from elsewhere. */
class KeycloakThemeFilesTest {

    private static final Path THEME = Path.of("docker/keycloak/themes/gradus");

    @ParameterizedTest
    @ValueSource(strings = { "login", "account" })
    void itsColoursAreThoseOfOurPages(String kind) {
        assertThat(THEME.resolve(kind + "/resources/css/tokens.css"))
                .hasSameTextualContentAs(Path.of("src/main/resources/web/app/tokens.css"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "login", "account" })
    void whatIsSaidInEnglishIsSaidInChinese(String kind) throws IOException {
        var english = texts(kind, "en");
        assertThat(english).isNotEmpty().doesNotContainValue("");
        // Where Keycloak's English is good enough, its Chinese need not be.
        assertThat(new TreeSet<>(texts(kind, "zh_CN").keySet())).containsAll(english.keySet());
    }

    @Test
    void nothingComesFromElsewhere() throws IOException {
        try (var files = Files.walk(THEME)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file).replace("http://www.w3.org/2000/svg", "")).as(file.toString())
                        .doesNotContain("http://", "https://", "url(//", "src=\"//");
            }
        }
    }

    @Test
    void theRealmUsesIt() throws IOException {
        assertThat(Files.readString(Path.of("docker/keycloak/gradus-realm.json")))
                .contains("\"loginTheme\": \"gradus\"", "\"accountTheme\": \"gradus\"",
                        "\"internationalizationEnabled\": true");
        for (var kind : List.of("login", "account")) {
            assertThat(Files.readString(THEME.resolve(kind + "/theme.properties"))).contains("locales=en,zh-CN");
        }
    }

    private static Properties texts(String kind, String language) throws IOException {
        var texts = new Properties();
        var file = THEME.resolve(kind + "/messages/messages_" + language + ".properties");
        try (var in = Files.newBufferedReader(file, UTF_8)) {
            texts.load(in);
        }
        return texts;
    }
}
