package gradus.labs.page;

import java.util.List;

import gradus.common.Language;
import gradus.labs.definition.LabVersion;
import gradus.labs.grading.RunReport;
import gradus.labs.grading.Score;

/**
 * The checks of a lab, judged or not, in the reader's language.
 *
 * @param practice these are the visible checks of a practice run, which never count
 * @param score null while there is nothing to count
 * @param pass points from which the lab is passed
 * @param best the best submit so far; null before the first
 */
record VerdictView(boolean practice, Score score, boolean passed, int pass, int possible, List<Check> checks, Score best) {

    /** @param outcome null while the check was not judged; {@code message} null if there is nothing to say */
    record Check(String id, String title, int points, int possible, String outcome, String message) {

        /** Key of the outcome's name in {@link LabWords}: {@code outcomeNotReached}. */
        public String outcomeWord() {
            return Words.key("outcome-" + outcome);
        }
    }

    /** Whether anything was judged yet. */
    public boolean judged() {
        return checks.stream().anyMatch(check -> check.outcome() != null);
    }

    public long passedChecks() {
        return checks.stream().filter(check -> "passed".equals(check.outcome())).count();
    }

    /** What will be judged, before anything was. */
    static VerdictView ahead(LabVersion lab, Language language, Score best) {
        var checks = lab.checks().stream()
                .map(check -> new Check(check.id(), check.title().in(language), 0, check.points(), null, null)).toList();
        return new VerdictView(false, null, false, lab.pass(), lab.possible(), checks, best);
    }

    /** @param practice whether the report is a practice run's */
    static VerdictView of(RunReport report, boolean practice, LabVersion lab, Score best) {
        var checks = report.checks().stream().map(check -> new Check(check.id(), check.title(), check.points(),
                check.possible(), check.outcome(), check.message())).toList();
        return new VerdictView(practice, report.score(), Boolean.TRUE.equals(report.passed()), lab.pass(), lab.possible(),
                checks, best);
    }
}
