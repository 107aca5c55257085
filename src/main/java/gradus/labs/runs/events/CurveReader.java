package gradus.labs.runs.events;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import gradus.common.Sql;

/** Puts a run's curves together from what it told. */
@ApplicationScoped
public class CurveReader {

    /** One point of a curve as it was told. */
    public record Point(String name, long step, double value) {
    }

    private final Sql sql;

    CurveReader(Sql sql) {
        this.sql = sql;
    }

    /** @param most points of each curve, 2 or more */
    public RunCurves read(UUID run, int attempt, int most) {
        var byName = new LinkedHashMap<String, List<Point>>();
        for (var point : points(run, attempt)) {
            byName.computeIfAbsent(point.name(), name -> new ArrayList<>()).add(point);
        }
        return new RunCurves(attempt, byName.entrySet().stream()
                .map(curve -> curve(curve.getKey(), curve.getValue(), most)).toList());
    }

    /** How much of the curves there is; grows with every point that is stored. */
    public int length(UUID run, int attempt) {
        return sql.first("""
                select count(*) from lab_run_event where run_id = ? and attempt = ? and type = 'metric'""",
                row -> row.getInt(1), run, attempt).orElseThrow();
    }

    /**
     * Every point, in the order in which they came. PostgreSQL keeps a value to its last digit, but −0 as 0; what is no
     * number is stored as text, which the cast reads as well.
     */
    public List<Point> points(UUID run, int attempt) {
        return sql.query("""
                select payload ->> 'name' as name, cast(payload ->> 'step' as bigint) as step,
                    cast(payload ->> 'value' as double precision) as value
                from lab_run_event where run_id = ? and attempt = ? and type = 'metric' order by sequence""",
                row -> new Point(row.getString("name"), row.getLong("step"), row.getDouble("value")), run, attempt);
    }

    private static RunCurves.Curve curve(String name, List<Point> points, int most) {
        var values = points.stream().mapToDouble(Point::value).toArray();
        var kept = Thinning.indices(values, most).boxed().toList();
        return new RunCurves.Curve(name, points.size(), kept.stream().map(at -> points.get(at).step()).toList(),
                kept.stream().map(at -> shown(values[at])).toList());
    }

    /** As JSON can say it: a number, or text for what is none; null stays null. */
    public static Object shown(Double value) {
        return value == null || Double.isFinite(value) ? (Object) value : Double.toString(value);
    }
}
