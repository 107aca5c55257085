package gradus.markup;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import gradus.common.Text;
import gradus.common.Yaml;

/** What texts may refer to: the glossary's terms and the works in {@code references.yaml}, each by its key. */
record Library(Map<String, Term> terms, Map<String, Work> works) {

    record Term(Text term, Text definition) {
    }

    /**
     * A work as it was published, whatever the reader's language.
     *
     * @param in journal and pages, or publisher
     * @param url https
     */
    record Work(String authors, String title, Optional<String> in, int year, Optional<String> url) {
    }

    /** @throws gradus.common.BadContent naming file and field of the first mistake, or a key that stands there twice */
    static Library read(List<Path> roots) {
        var terms = new HashMap<String, Term>();
        var works = new HashMap<String, Work>();
        for (var root : roots) {
            collect(root.resolve("glossary.yaml"), Library::term, terms);
            collect(root.resolve("references.yaml"), Library::work, works);
        }
        return new Library(Map.copyOf(terms), Map.copyOf(works));
    }

    private static <T> void collect(Path file, Function<Yaml, T> reader, Map<String, T> all) {
        if (!Files.exists(file)) {
            return;
        }
        var yaml = Yaml.read(file);
        yaml.all().forEach((key, entry) -> {
            if (!Yaml.ID.matcher(key).matches()) {
                throw yaml.error(key, "must be of small letters, digits and single hyphens, at most 64");
            }
            var value = reader.apply(entry);
            entry.end();
            if (all.putIfAbsent(key, value) != null) {
                throw yaml.error(key, "is defined in another file too");
            }
        });
    }

    private static Term term(Yaml yaml) {
        return new Term(yaml.text("term"), yaml.text("definition"));
    }

    private static Work work(Yaml yaml) {
        var url = yaml.optionalString("url");
        if (url.isPresent() && !isHttps(url.get())) {
            throw yaml.error("url", "must be an https address");
        }
        return new Work(yaml.string("authors"), yaml.string("title"), yaml.optionalString("in"),
                yaml.integer("year", 1, 9999), url);
    }

    private static boolean isHttps(String url) {
        try {
            var uri = URI.create(url);
            return "https".equals(uri.getScheme()) && uri.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false; // no address at all
        }
    }
}
