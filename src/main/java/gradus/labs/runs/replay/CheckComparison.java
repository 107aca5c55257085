package gradus.labs.runs.replay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One check of two runs.
 *
 * @param then null if the first run had no such check, as {@code now} for the second
 */
public record CheckComparison(String id, Outcome.Check then, Outcome.Check now) {

    /** Outcome, points and message. */
    public boolean identical() {
        return sameVerdict() && Objects.equals(then.message(), now.message());
    }

    /** Outcome and points; the message may name another number. */
    boolean sameVerdict() {
        return then != null && now != null && then.outcome().equals(now.outcome()) && then.points() == now.points();
    }

    /** In the order of the first run, then what only the second has; of two of one id, the first counts. */
    static List<CheckComparison> of(List<Outcome.Check> then, List<Outcome.Check> now) {
        var before = byId(then);
        var after = byId(now);
        var pairs = new ArrayList<CheckComparison>();
        before.forEach((id, check) -> pairs.add(new CheckComparison(id, check, after.remove(id))));
        after.forEach((id, check) -> pairs.add(new CheckComparison(id, null, check)));
        return pairs;
    }

    private static Map<String, Outcome.Check> byId(List<Outcome.Check> checks) {
        var byId = new LinkedHashMap<String, Outcome.Check>();
        checks.forEach(check -> byId.putIfAbsent(check.id(), check));
        return byId;
    }
}
