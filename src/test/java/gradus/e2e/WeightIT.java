package gradus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;

/** What a reader has to fetch, and whether anything jumps while it comes. Limits of the page on look and feel. */
class WeightIT {

    private static final String LESSONS = "/courses/f2-gradient-descent/lessons/";
    private static final int MOST_HTML = 15_000; // bytes, compressed, without formulas
    private static final int MOST_CODE = 50_000; // bytes, compressed: all styles and scripts

    private static final String SHIFTS = """
            () => new Promise((tell) => {
              let sum = 0;
              new PerformanceObserver((list) => list.getEntries().forEach((entry) => (sum += entry.value)))
                .observe({ type: "layout-shift", buffered: true });
              requestAnimationFrame(() => requestAnimationFrame(() => tell(sum)));
            })""";
    private static final String WITHOUT_FORMULAS = """
            () => {
              document.querySelectorAll(".katex").forEach((formula) => formula.remove());
              return document.documentElement.outerHTML;
            }""";

    @ParameterizedTest
    @ValueSource(strings = { "en", "zh-CN" })
    void aLessonIsLight(String language) throws IOException {
        try (var window = Installation.get().window(new Browser.NewContextOptions().setLocale(language))) {
            var page = window.newPage();
            for (var lesson : lessons(page)) {
                var fetched = new ArrayList<Response>();
                page.onResponse(fetched::add);
                page.navigate(lesson);
                var code = 0;
                for (var response : List.copyOf(fetched)) { // asking for a body may hear of another one
                    if (List.of("script", "stylesheet").contains(response.request().resourceType())) {
                        code += compressed(response.body());
                    }
                }
                assertThat(code).as("styles and scripts of %s", lesson).isPositive().isLessThan(MOST_CODE);
                var html = compressed(((String) page.evaluate(WITHOUT_FORMULAS)).getBytes(StandardCharsets.UTF_8));
                assertThat(html).as("%s in %s", lesson, language).isLessThan(MOST_HTML);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = { 1280, 360 })
    void nothingJumpsWhileAPageComes(int width) {
        try (var window = Installation.get().window(new Browser.NewContextOptions().setViewportSize(width, 740))) {
            var page = window.newPage();
            for (var path : List.of("/", "/courses", "/courses/f2-gradient-descent", LESSONS + "01-fitting-a-line", "/api")) {
                page.navigate(path);
                page.keyboard().press("End"); // pictures further down come when they are reached
                assertThat(((Number) page.evaluate(SHIFTS)).doubleValue()).as(path).isLessThan(0.01);
            }
        }
    }

    @Test
    void theEditorComesOnlyWhereSomebodyWritesCode() {
        try (var window = Installation.get().window()) {
            var page = window.newPage();
            var fetched = new ArrayList<String>();
            page.onResponse(response -> fetched.add(response.url()));
            page.navigate(LESSONS + "01-fitting-a-line");
            assertThat(fetched).noneMatch(url -> url.contains("/lab-"));
        }
    }

    private static List<String> lessons(Page page) {
        page.navigate("/courses/f2-gradient-descent");
        var lessons = page.locator("a[href^='" + LESSONS + "']").all().stream().map(link -> link.getAttribute("href"))
                .distinct().toList();
        assertThat(lessons).isNotEmpty();
        return lessons;
    }

    private static int compressed(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.size();
    }
}
