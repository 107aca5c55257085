package gradus.placement;

import java.util.List;

import gradus.catalog.Part.Kind;
import gradus.common.Language;
import gradus.placement.Placements.Sitting;

/**
 * The placement check for its template.
 *
 * @param questions each as clean HTML
 * @param changed whether the answers were to something else than is asked now
 * @param result null before it is evaluated
 */
record PlacementView(List<String> questions, int variant, String stamp, boolean changed, boolean unreadable,
        ResultView result) {

    /**
     * @param first whether the course is the first of those asked about
     * @param lab whether to begin with a lab
     * @param address of the part to begin with
     */
    record ResultView(String course, boolean first, boolean passed, boolean lab, String part, String address,
            List<TallyView> tallies) {
    }

    record TallyView(String course, String address, long right, long asked, boolean full) {
    }

    static PlacementView of(Sitting sitting, List<String> questions, boolean changed, Language language) {
        var paper = sitting.paper();
        return new PlacementView(questions, paper.variant(), paper.stamp(), changed, paper.isUnreadable(),
                sitting.advice().map(advice -> result(advice, language)).orElse(null));
    }

    private static ResultView result(Advice advice, Language language) {
        var course = advice.course();
        return new ResultView(course.title().in(language), course.equals(advice.tallies().getFirst().course()),
                advice.passed(), advice.part().kind() == Kind.LAB, advice.part().title().in(language),
                course.address(advice.part()),
                advice.tallies().stream().map(tally -> new TallyView(tally.course().title().in(language),
                        tally.course().address(), tally.right(), tally.asked(), tally.isFull())).toList());
    }

    /** The same questions with other numbers. */
    public int next() {
        return variant + 1;
    }
}
