package gradus.sandbox.grader;

import java.util.HashMap;
import java.util.Map;

/** The curves of a graded run: 2,000 points a series; of those beyond, the newest is told when the check ends. */
final class Curve {

    static final int MOST = 2000;
    private static final int LONGEST_NAME = 64;

    private record Point(long step, double value) {
    }

    private final Report report;
    private final Map<String, Integer> told = new HashMap<>();
    private final Map<String, Point> waiting = new HashMap<>();

    Curve(Report report) {
        this.report = report;
    }

    void metric(String name, long step, double value) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("A name has 1 to %d characters".formatted(LONGEST_NAME));
        }
        if (step < 0) {
            throw new IllegalArgumentException("A step is at least 0");
        }
        if (told.merge(name, 1, Integer::sum) < MOST) {
            report.metric(name, step, value);
            return;
        }
        waiting.put(name, new Point(step, value));
    }

    void progress(long done, long total) {
        if (total < 1 || done < 0 || done > total) {
            throw new IllegalArgumentException("Progress %d of %d".formatted(done, total));
        }
        report.progress(done, total);
    }

    void finish() {
        waiting.forEach((name, point) -> report.metric(name, point.step(), point.value()));
        waiting.clear();
    }
}
