import gradus.lab.Checks;
import gradus.lab.Lab;
import gradus.lab.Mismatch;
import gradus.lab.VisibleCheck;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The numbers of the lessons: models that exist, as their authors publish them. */
public final class VisibleChecks implements Checks {

    @Override
    public Map<String, VisibleCheck> checks(Lab lab) {
        Map<String, VisibleCheck> checks = new LinkedHashMap<>();
        checks.put("dense", () -> exactly("dense([3, 4, 2])", Budget.dense(new long[] {3, 4, 2}), 26));
        checks.put("transformer", () -> either(
                exactly("transformer(12, 768, 50257, 1024)", Budget.transformer(12, 768, 50_257, 1_024), 124_439_808),
                exactly("transformer(96, 12288, 50257, 2048)", Budget.transformer(96, 12_288, 50_257, 2_048),
                        174_604_259_328L)));
        checks.put("operations", () -> near("trainingOperations(174.6e9, 300e9)",
                Budget.trainingOperations(174.6e9, 300e9), 3.1428e23));
        checks.put("training-bytes", () -> exactly("trainingBytes(7000000000)", Budget.trainingBytes(7_000_000_000L),
                112_000_000_000L));
        checks.put("cache-bytes", () -> exactly("cacheBytes(32, 4096, 4096, 2)", Budget.cacheBytes(32, 4_096, 4_096, 2),
                2_147_483_648L));
        checks.put("seconds", () -> near("seconds(14e9, 14e9, 312e12, 1.555e12)",
                Budget.seconds(14e9, 14e9, 312e12, 1.555e12), 14 / 1555.0));
        checks.put("days", () -> near("days(1e21, 64, 1e14, 0.4)", Budget.days(1e21, 64, 1e14, 0.4), 390_625 / 86_400.0));
        checks.put("accelerators", () -> either(exactly("accelerators(112, 80)", Budget.accelerators(112, 80), 2),
                exactly("accelerators(160, 80)", Budget.accelerators(160, 80), 2)));
        return checks;
    }

    private static Optional<Mismatch> either(Optional<Mismatch> first, Optional<Mismatch> second) {
        return first.isPresent() ? first : second;
    }

    private static Optional<Mismatch> exactly(String call, long answer, long expected) {
        return answer == expected ? Optional.empty() : Optional.of(Mismatch.of(call, answer, expected));
    }

    private static Optional<Mismatch> near(String call, double answer, double expected) {
        return Mismatch.unlessNear(call, answer, expected, 1e-9 * expected);
    }
}
