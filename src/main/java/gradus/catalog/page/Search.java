package gradus.catalog.page;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

import gradus.catalog.Course;
import gradus.catalog.Part;
import gradus.common.Problem;
import gradus.common.Text;

/**
 * Finds courses by words in their title, their summary and the titles of their parts, whatever the language of either.
 * Every word has to be there, anywhere: Chinese has no spaces to tell words by.
 */
record Search(List<String> words) implements Predicate<Course> {

    static final int MOST = 100; // characters

    /**
     * @param query null or blank finds everything
     * @throws Problem 400 for more than {@value #MOST} characters
     */
    static Search of(String query) {
        var text = query == null ? "" : query.strip();
        if (text.codePointCount(0, text.length()) > MOST) {
            throw new Problem(SearchProblem.SEARCH_TOO_LONG, "A search of " + text.length() + " characters",
                    Map.of("most", Integer.toString(MOST)));
        }
        return new Search(Arrays.stream(folded(text).split("\\s+")).filter(word -> !word.isEmpty()).toList());
    }

    @Override
    public boolean test(Course course) {
        var text = folded(text(course));
        return words.stream().allMatch(text::contains);
    }

    private static String text(Course course) {
        var texts = Stream.concat(Stream.of(course.title(), course.summary()), course.parts().stream().map(Part::title));
        return texts.flatMap((Text text) -> Stream.of(text.english(), text.chinese()))
                .reduce(course.id(), (all, text) -> all + "\n" + text);
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
