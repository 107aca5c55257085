package gradus.labs.runs.replay;

import java.util.List;
import java.util.Objects;

/** A run and its replay, side by side. */
public record Comparison(Outcome then, Outcome now, List<CheckComparison> checks, List<CurveComparison> curves) {

    public Comparison {
        checks = List.copyOf(checks);
        curves = List.copyOf(curves);
    }

    public static Comparison of(Outcome then, Outcome now) {
        return new Comparison(then, now, CheckComparison.of(then.checks(), now.checks()),
                CurveComparison.of(then.curves(), now.curves()));
    }

    public Agreement agreement() {
        if (!sameEnd() || !sameScore() || !checks.stream().allMatch(CheckComparison::sameVerdict)) {
            return Agreement.DIFFERENT;
        }
        boolean identical = checks.stream().allMatch(CheckComparison::identical)
                && curves.stream().allMatch(CurveComparison::identical);
        return identical ? Agreement.IDENTICAL : Agreement.SAME_VERDICT;
    }

    /** Whether the replay shows what a replay can: every bit on the same machine, the verdict on another. */
    public boolean reproduced() {
        return switch (agreement()) {
            case IDENTICAL -> true;
            case SAME_VERDICT -> !sameEnvironment();
            case DIFFERENT -> false;
        };
    }

    public boolean sameEnd() {
        return Objects.equals(then.end(), now.end());
    }

    public boolean sameScore() {
        return Objects.equals(then.earned(), now.earned()) && Objects.equals(then.possible(), now.possible())
                && Objects.equals(then.passed(), now.passed());
    }

    /** Whether engine, Java, runner, device and processor are known to be the same. */
    public boolean sameEnvironment() {
        return then.environment().sameAs(now.environment());
    }
}
