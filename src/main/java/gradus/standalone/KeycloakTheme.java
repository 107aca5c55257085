package gradus.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;

/**
 * Gradus' look for Keycloak's pages. Keycloak reads it from the checkout at each start, so that a changed theme is
 * there without preparing anything anew.
 */
final class KeycloakTheme {

    private static final int STAMP_BYTES = 8;
    /** Where Keycloak keeps compressed copies of style sheets, under names that do not change with them. */
    private static final String COPIES = "data/tmp";

    private final Path themes;

    /** @param themes the folder with a folder for each theme */
    KeycloakTheme(Path themes) {
        this.themes = themes;
    }

    /** Puts the themes into a Keycloak's home folder and forgets what it remembers of older ones. */
    void into(Path home) throws IOException {
        var link = home.resolve("themes");
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, themes);
        var copies = home.resolve(COPIES);
        if (Files.exists(copies)) {
            try (var all = Files.walk(copies)) {
                for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    /**
     * A hash over names and contents of all files: browsers keep style sheets for a month and ask again only under
     * another address.
     */
    String stamp() throws IOException {
        try (var all = Files.walk(themes)) {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var file : all.filter(Files::isRegularFile).sorted().toList()) {
                digest.update(themes.relativize(file).toString().getBytes(UTF_8));
                digest.update((byte) 0);
                digest.update(Files.readAllBytes(file));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, STAMP_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
