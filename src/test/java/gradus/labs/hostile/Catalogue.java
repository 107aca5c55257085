package gradus.labs.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Every attack that the sandbox was designed against, from {@code catalogue.tsv}. */
record Catalogue(String id, String name, String attack) {

    static final List<Catalogue> ALL = read();

    private static List<Catalogue> read() {
        try (var in = Catalogue.class.getResourceAsStream("catalogue.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(line -> line.split("\t"))
                    .map(words -> new Catalogue(words[0], words[1], words[2])).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a test is annotated. */
    String key() {
        return id + " " + name;
    }

    /** What only a machine with a GPU or a cluster can show. */
    boolean elsewhere() {
        return id.startsWith("G");
    }
}
