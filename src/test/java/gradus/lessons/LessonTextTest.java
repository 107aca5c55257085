package gradus.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

class LessonTextTest {

    private static final String TEXT = """
            <p>One</p><div class="cell-bar"></div><p>$1 \\ Two</p>
            <div class="question-place" id="place-which-is-even"></div><div class="cell-bar"></div>
            <div class="question-place" id="place-sum-of-two"></div>end""";

    private final LessonText text = LessonText.of(TEXT);

    @Test
    void roomsAreFilledInTheOrderOfTheText() {
        assertThat(text.questions()).containsExactly("which-is-even", "sum-of-two");
        assertThat(text.filled(at -> "[run " + at + "]", Map.of("which-is-even", "[even?]", "sum-of-two", "[sum $2?]")::get))
                .isEqualTo("<p>One</p>[run 0]<p>$1 \\ Two</p>\n[even?][run 1]\n[sum $2?]end");
    }

    @Test
    void nothingOfOneReaderIsLeftForTheNext() {
        text.filled(at -> "Ada's", item -> "Ada's");
        assertThat(text.filled(at -> "", item -> "")).doesNotContain("Ada");
    }

    @Test
    void whatOnlyLooksLikeRoomStays() {
        var shown = "&lt;div class=\"cell-bar\"&gt;&lt;/div&gt;";
        assertThat(LessonText.of(shown).filled(at -> "!", item -> "!")).isEqualTo(shown);
        assertThat(LessonText.of("").questions()).isEmpty();
    }
}
