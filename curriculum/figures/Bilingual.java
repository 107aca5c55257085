import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes a figure with words twice: as it was drawn, {@code name.svg}, and in Chinese, {@code name.zh-CN.svg}. */
final class Bilingual {

    private static final Pattern WORDS = Pattern.compile("(<(title|desc|text)\\b[^>]*>)([^<]*)(?=</)");

    private Bilingual() {
    }

    /** @param labels Chinese by English; a label that isn't among them stays as it is */
    static void write(Path folder, String name, String svg, String title, String description,
            Map<String, String> labels) throws IOException {
        var missing = new HashSet<>(labels.keySet());
        String chinese = WORDS.matcher(svg).replaceAll(words -> Matcher.quoteReplacement(words.group(1)
                + switch (words.group(2)) {
                    case "title" -> title;
                    case "desc" -> description;
                    default -> {
                        missing.remove(words.group(3));
                        yield labels.getOrDefault(words.group(3), words.group(3));
                    }
                }));
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(name + ".svg has no label " + missing);
        }
        Files.writeString(folder.resolve(name + ".svg"), svg);
        Files.writeString(folder.resolve(name + ".zh-CN.svg"), chinese.replaceFirst("<svg ", "<svg lang=\"zh-CN\" "));
    }
}
