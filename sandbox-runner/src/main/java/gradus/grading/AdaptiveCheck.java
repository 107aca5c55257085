package gradus.grading;

/** A check whose next call depends on the last answer, or that draws a curve while it goes. */
@FunctionalInterface
public non-sealed interface AdaptiveCheck extends Check {

    Verdict judge(Draw draw, Learner learner);
}
