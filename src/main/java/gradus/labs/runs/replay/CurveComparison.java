package gradus.labs.runs.replay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One curve of two runs. Curves are thinned by the clock while a run tells them, so two equal ones may have kept different
 * steps: those that both kept are compared, and the last one, which is always kept.
 *
 * @param pointsThen how many points the first run kept
 * @param compared how many steps both kept
 * @param identical whether every one of them has the same value, bit for bit, and both end at the same step
 * @param first the first step that differs; null if none does
 */
public record CurveComparison(String name, int pointsThen, int pointsNow, int compared, boolean identical,
        Difference first) {

    /** @param then null if the first run has no such step, as {@code now} for the second */
    public record Difference(long step, Double then, Double now) {

        /** How far apart they are; null where that is no number. */
        public Double by() {
            if (then == null || now == null || !Double.isFinite(then) || !Double.isFinite(now)) {
                return null;
            }
            return Math.abs(then - now);
        }
    }

    static List<CurveComparison> of(Map<String, List<Point>> then, Map<String, List<Point>> now) {
        var all = new ArrayList<CurveComparison>();
        then.forEach((name, points) -> all.add(of(name, points, now.getOrDefault(name, List.of()))));
        now.forEach((name, points) -> {
            if (!then.containsKey(name)) {
                all.add(of(name, List.of(), points));
            }
        });
        return all;
    }

    static CurveComparison of(String name, List<Point> then, List<Point> now) {
        var before = bySteps(then);
        var after = bySteps(now);
        int compared = 0;
        Difference first = null;
        for (var step : before.entrySet()) {
            var twins = after.getOrDefault(step.getKey(), List.of());
            if (twins.size() != step.getValue().size()) {
                continue; // a step that was told more than once, and thinned: nobody knows which is which
            }
            compared++;
            first = first == null ? difference(step.getValue(), twins) : first;
        }
        first = first == null ? lastStep(then, now) : first;
        return new CurveComparison(name, then.size(), now.size(), compared, first == null && compared > 0, first);
    }

    private static Map<Long, List<Point>> bySteps(List<Point> points) {
        var steps = new LinkedHashMap<Long, List<Point>>();
        points.forEach(point -> steps.computeIfAbsent(point.step(), step -> new ArrayList<>()).add(point));
        return steps;
    }

    private static Difference difference(List<Point> then, List<Point> now) {
        for (int at = 0; at < then.size(); at++) {
            if (!then.get(at).sameValue(now.get(at))) {
                return new Difference(then.get(at).step(), then.get(at).value(), now.get(at).value());
            }
        }
        return null;
    }

    /** Where only one of them goes on. */
    private static Difference lastStep(List<Point> then, List<Point> now) {
        if (now.isEmpty()) {
            return new Difference(then.getFirst().step(), then.getFirst().value(), null);
        }
        if (then.isEmpty()) {
            return new Difference(now.getFirst().step(), null, now.getFirst().value());
        }
        var before = then.getLast();
        var after = now.getLast();
        if (before.step() == after.step()) {
            return null;
        }
        return before.step() > after.step() ? new Difference(before.step(), before.value(), null)
                : new Difference(after.step(), null, after.value());
    }
}
