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

    private record Point(String name, long step, double value) {
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

    // A value that is no number is stored as text, which the cast reads as well.
    private List<Point> points(UUID run, int attempt) {
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

    private static Object shown(double value) {
        return Double.isFinite(value) ? (Object) value : Double.toString(value);
    }
}
