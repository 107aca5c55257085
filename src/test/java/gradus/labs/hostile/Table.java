package gradus.labs.hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/** The report of the hostile cases, {@code target/hostile.md}: one line for each that has run. */
final class Table {

    private static final Path FILE = Path.of("target/hostile.md");
    private static final String HEAD = """
            | case | name | without the layer | refused by | honest neighbour | time | |
            |---|---|---|---|---|---|---|
            """;

    private Table() {
    }

    static void write() throws IOException {
        var text = new StringBuilder(HEAD);
        var missing = new ArrayList<String>();
        for (var known : Catalogue.ALL) {
            Path row = HostileRules.ROWS.resolve(known.id());
            if (Files.exists(row)) {
                text.append(Files.readString(row));
            } else if (!known.elsewhere()) {
                missing.add(known.id());
            }
        }
        if (!missing.isEmpty()) {
            text.append("\nNot run this time: ").append(String.join(", ", missing)).append(".\n");
        }
        Files.writeString(FILE, text);
    }
}
