package gradus.markup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import gradus.common.BadContent;
import gradus.common.Language;

/** Whatever an author writes: nothing of it runs, loads or restyles. */
class HostileMarkdownTest {

    /** What no text may produce as markup; the same words as visible text are harmless. */
    private static final Pattern ACTIVE = Pattern.compile(
            "<(script|iframe|object|embed|svg|style|link|meta|base|form|input|button|video|audio|math|template)\\b"
                    + "|<[^>]*\\s(on\\w+|style|srcset|formaction|action|target|name)\\s*="
                    + "|<[^>]*\\s(href|src)\\s*=\\s*[\"']?\\s*(javascript|data|vbscript|http:|//)",
            Pattern.CASE_INSENSITIVE);

    private final Markdown markdown = new Markdown(List.of());

    @ParameterizedTest
    @ValueSource(strings = {
            "<script>alert(1)</script>",
            "a <img src=x onerror=alert(1)> b",
            "<svg onload=alert(1)>",
            "<iframe src=\"javascript:alert(1)\"></iframe>",
            "<a href=\"javascript:alert(1)\">x</a>",
            "<div style=\"background:url(//evil)\">x</div>",
            "<style>*{display:none}</style>",
            "<!-- --><script>alert(1)</script><!-- -->",
            "<![CDATA[<script>alert(1)</script>]]>",
            "<?php echo 1 ?><b onclick=x>",
            "[x](JaVaScRiPt:alert(1))",
            "[x](data:text/html;base64,PHNjcmlwdD4=)",
            "[x](vbscript:x)",
            "[x](<java\nscript:alert(1)>)",
            "[x](&#106;avascript:alert(1))",
            "[x](/a \"\\\" onmouseover=alert(1) x=\\\"\")",
            "[x](/a'onmouseover='alert(1))",
            "<https://example.org/\"onclick=alert(1)>",
            "<javascript:alert(1)>",
            "![x](javascript:alert(1))",
            "[a]: javascript:alert(1)\n\n[a]",
            "```\"><script>alert(1)</script>\nx\n```",
            "```java\" onclick=\"alert(1)\n```",
            "## <script>alert(1)</script>",
            "## x\" onclick=\"alert(1)",
            ":::note <script>alert(1)</script>\n<b onclick=x>\n:::",
            "| <script>alert(1)</script> |\n|---|\n| <img src=x onerror=y> |",
            "[[<script>alert(1)</script>]]",
            "[[x|<script>alert(1)</script>]]",
            "[@\"><script>alert(1)</script>]",
            "$$ x $$ {#eq:\"><script>}",
            "\\<script>alert(1)\\</script>",
            "&lt;script&gt;alert(1)&lt;/script&gt;",
            "<scr<script>ipt>alert(1)</scr</script>ipt>",
            "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>" })
    void nothingRuns(String text) {
        String html;
        try {
            html = markdown.read(Source.of("hostile.md", Language.ENGLISH, text)).html();
        } catch (BadContent refused) {
            assertThat(refused).hasMessageStartingWith("hostile.md: ");
            return;
        }
        assertThat(ACTIVE.matcher(html).find()).as(html).isFalse();
    }

    @Test
    void htmlIsShownAsTheTextItIs() {
        assertThat(markdown.read(Source.of("en.md", Language.ENGLISH, "Write <b>x</b>.\n\n<div>y</div>")).html())
                .contains("Write &lt;b&gt;x&lt;/b&gt;.", "&lt;div&gt;y&lt;/div&gt;");
    }

    @Test
    void aTokenCannotBeForged() {
        var forged = "gradus" + "0".repeat(32) + "formula0end";
        assertThat(markdown.html(Source.of("en.md", Language.ENGLISH, "See " + forged))).contains("See " + forged);
    }

    @Test
    void deepNestingDoesNotExhaustTheStack() {
        for (var text : List.of("> ".repeat(20_000) + "x", "- ".repeat(5_000) + "x", "[".repeat(50_000),
                "*a ".repeat(50_000), "a" + "`".repeat(50_001))) { // at the start of a line: a code block without an end
            assertThat(markdown.read(Source.of("deep.md", Language.ENGLISH, text)).html()).isNotEmpty();
        }
    }
}
