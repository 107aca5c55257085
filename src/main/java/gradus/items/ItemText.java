package gradus.items;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import gradus.common.BadContent;
import gradus.common.Language;
import gradus.common.Text;
import gradus.markup.Manuscript;
import gradus.markup.Markdown;
import gradus.markup.Source;

/**
 * A text of an item in both languages, read once; <code>{{name}}</code> stands for a drawn number or a blank and is put in
 * each time it is shown.
 */
final class ItemText {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([\\p{L}\\p{N}_-]{1,40})\\s*}}");
    private static final Pattern MARKED = Pattern.compile("[$*_`<>&\\\\\\[\\]#~|]");
    private static final Pattern TOKEN = Pattern.compile("GradusValue(\\d+)End");

    private final Manuscript english;
    private final Manuscript chinese;
    private final List<String> names;
    private final boolean inline;

    private ItemText(Manuscript english, Manuscript chinese, List<String> names, boolean inline) {
        this.english = english;
        this.chinese = chinese;
        this.names = names;
        this.inline = inline;
    }

    /**
     * @param known what may stand in double braces
     * @param inline whether it must fit into a label
     * @throws BadContent naming the origin and what is wrong
     */
    static ItemText read(Markdown markdown, String origin, Text text, Set<String> known, boolean inline) {
        var names = List.copyOf(known);
        var english = manuscript(markdown, origin, text, Language.ENGLISH, names);
        var chinese = manuscript(markdown, origin, text, Language.CHINESE, names);
        if (!placeholders(text.english()).equals(placeholders(text.chinese()))) {
            throw new BadContent(origin, "en and zh-CN do not name the same numbers: %s and %s".formatted(
                    placeholders(text.english()), placeholders(text.chinese())));
        }
        if (inline && !(english.isOneParagraph() && chinese.isOneParagraph())) {
            throw new BadContent(origin, "must be one paragraph");
        }
        return new ItemText(english, chinese, names, inline);
    }

    private static Manuscript manuscript(Markdown markdown, String origin, Text text, Language language,
            List<String> names) {
        var where = origin + " (" + language.tag() + ")";
        var source = PLACEHOLDER.matcher(text.in(language)).replaceAll(found -> {
            if (!names.contains(found.group(1))) {
                throw new BadContent(where, "{{%s}} is no parameter; known are %s".formatted(found.group(1), names));
            }
            return "GradusValue%dEnd".formatted(names.indexOf(found.group(1)));
        });
        if (source.contains("{{")) {
            throw new BadContent(where, "has a {{ that opens no {{name}}");
        }
        var manuscript = markdown.read(Source.of(where, language, source));
        if (manuscript.tex().stream().anyMatch(tex -> TOKEN.matcher(tex).find())) {
            throw new BadContent(where, "has a {{name}} inside a formula; formulas are typeset before numbers are drawn, so"
                    + " write $x$ = {{x}}");
        }
        var outline = manuscript.outline();
        if (!outline.headings().isEmpty() || !outline.terms().isEmpty() || !outline.citations().isEmpty()) {
            throw new BadContent(where, "may have no headings, [[terms]] or [@citations]");
        }
        return manuscript;
    }

    /** @param values HTML for each name */
    String html(Markdown markdown, Language language, Function<String, String> values) {
        var html = markdown.html(in(language)).strip();
        if (inline) {
            html = html.substring("<p>".length(), html.length() - "</p>".length());
        }
        return TOKEN.matcher(html).replaceAll(
                found -> Matcher.quoteReplacement(values.apply(names.get(Integer.parseInt(found.group(1))))));
    }

    List<Manuscript> manuscripts() {
        return List.of(english, chinese);
    }

    private Manuscript in(Language language) {
        return switch (language) {
            case ENGLISH -> english;
            case CHINESE -> chinese;
        };
    }

    /** Whether it says the same without being read as Markdown. */
    static boolean isPlain(Text text) {
        return !MARKED.matcher(text.english() + text.chinese()).find();
    }

    /** The names a text has in double braces, sorted. */
    static List<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(found -> found.group(1)).distinct().sorted().toList();
    }

    /** The text with its numbers, as it would be compared with another. */
    static String filled(String text, Map<String, String> values) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> Matcher.quoteReplacement(
                values.getOrDefault(found.group(1), found.group()))).strip();
    }
}
