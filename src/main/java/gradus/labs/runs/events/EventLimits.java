package gradus.labs.runs.events;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * How much of what one attempt tells is kept. The harness inside the sandbox cuts as well, but it runs beside the
 * learner's code: its word is a claim.
 */
final class EventLimits {

    static final int LOG_CHARACTERS = 256 * 1024;
    static final int POINTS_OF_A_METRIC = 2_000;
    static final int METRICS = 20;
    static final int DIAGNOSTICS = 200;
    static final int PROGRESS = 2_000;
    static final int CHECKS = 100;
    static final int NOTICES = 20;

    enum Answer {
        KEEP,
        DROP,
        /** The first that is dropped of its type: say so, once. */
        DROP_AND_TELL
    }

    private final Map<String, Integer> points = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final Set<String> told = new HashSet<>();
    private long logged;

    Answer log(String text) {
        logged += text == null ? 1 : text.length() + 1L; // also of what is dropped: a short line after it would mislead
        return answer("log", logged <= LOG_CHARACTERS);
    }

    Answer metric(String name) {
        if (!points.containsKey(name) && points.size() == METRICS) {
            return answer("metric", false);
        }
        return answer("metric", points.merge(name, 1, Integer::sum) <= POINTS_OF_A_METRIC);
    }

    Answer diagnostic() {
        return counted("diagnostic", DIAGNOSTICS);
    }

    Answer progress() {
        return counted("progress", PROGRESS);
    }

    Answer check() {
        return counted("check", CHECKS);
    }

    Answer notice() {
        return counted("notice", NOTICES);
    }

    private Answer counted(String type, int most) {
        return answer(type, counts.merge(type, 1, Integer::sum) <= most);
    }

    private Answer answer(String type, boolean fits) {
        if (fits) {
            return Answer.KEEP;
        }
        return told.add(type) ? Answer.DROP_AND_TELL : Answer.DROP;
    }
}
