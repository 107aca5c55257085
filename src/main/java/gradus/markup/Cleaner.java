package gradus.markup;

import java.util.regex.Pattern;

import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * The second lock after a renderer that escapes all HTML of authors: nothing leaves here but the elements, attributes
 * and addresses named below.
 */
final class Cleaner {

    private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}-]{1,200}");
    private static final Pattern CLASS = Pattern.compile("[A-Za-z0-9 +#-]{1,100}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}");
    private static final Pattern FIGURE = Pattern.compile("/[a-z0-9/-]+(\\.[A-Za-z-]+)?\\.svg");

    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements("p", "br", "hr", "h2", "h3", "h4", "h5", "h6", "em", "strong", "code", "pre", "blockquote",
                    "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td", "a", "span", "div", "section",
                    "figure", "figcaption", "img", "dl", "dt", "dd", "dfn", "cite")
            .allowWithoutAttributes("span", "a")
            .allowAttributes("id").matching(ID).globally()
            .allowAttributes("class").matching(CLASS).globally()
            .allowAttributes("start").matching(NUMBER).onElements("ol")
            .allowAttributes("align").matching(true, "left", "center", "right").onElements("th", "td")
            .allowAttributes("href").onElements("a")
            .allowAttributes("title").onElements("a")
            .allowAttributes("src").matching(FIGURE).onElements("img")
            .allowAttributes("width", "height").matching(NUMBER).onElements("img")
            .allowAttributes("alt").onElements("img")
            .allowAttributes("role").matching(true, "group", "note").onElements("div")
            .allowAttributes("aria-label").onElements("div")
            .allowAttributes("tabindex").matching(true, "0").onElements("div")
            .allowUrlProtocols("https")
            .toFactory();

    private Cleaner() {
    }

    static String clean(String html) {
        return POLICY.sanitize(html);
    }
}
