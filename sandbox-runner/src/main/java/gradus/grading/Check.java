package gradus.grading;

/**
 * One hidden check. A {@link BatchCheck} knows all its calls beforehand and is the rule; an {@link AdaptiveCheck} goes
 * on from what it was answered and is the exception.
 *
 * <p>
 * A check that throws {@link Rejected} has failed with its key. Anything else that it throws is the grader's own
 * fault and ends the whole run without costing the learner an attempt.
 */
public sealed interface Check permits BatchCheck, AdaptiveCheck {
}
