package gradus.items.questions;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A question for its template; everything called {@code html} is clean.
 *
 * @param address where it is answered, and shown by itself
 * @param place the page it stands on, to come back to
 * @param field of a form, for the kinds that have only one
 * @param typed what stands in the field of a numeric, formula or text question
 * @param names that a formula may use, as a list in words
 * @param unit beside the field
 * @param changed whether the answer was to something else than is asked now
 */
record QuestionView(String id, String address, String place, String kind, int variant, String stamp, String field, String html,
        List<OptionView> options, List<PartnerView> partners, String typed, String names, Optional<String> unit,
        boolean asksUnit, boolean varies, boolean changed, Optional<ResultView> result, Optional<String> invalid) {

    /**
     * An option, a left side or an entry.
     *
     * @param field of the form
     * @param mark whether what was chosen here is right
     * @param choices of a list that stands beside it
     */
    record OptionView(int at, String field, String html, boolean chosen, Optional<Boolean> mark,
            List<ChoiceView> choices) {
    }

    record ChoiceView(String value, String label, boolean chosen) {
    }

    /** @param letter that the lists call it by: A, B, … */
    record PartnerView(String letter, String html) {
    }

    /** @param percent of the points */
    record ResultView(boolean right, boolean wrong, long percent, List<String> remarks, Optional<String> hint,
            String rationale) {
    }

    public int next() {
        return variant + 1;
    }

    /** {@link #place} as the value of a query parameter. */
    public String encodedPlace() {
        return URLEncoder.encode(place, StandardCharsets.UTF_8);
    }
}
