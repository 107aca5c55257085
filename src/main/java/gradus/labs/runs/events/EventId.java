package gradus.labs.runs.events;

import java.util.regex.Pattern;

import gradus.common.Problem;

/** Where an event stands in a run: {@code attempt.sequence}, both from 1. A new attempt starts over. */
public record EventId(int attempt, int sequence) implements Comparable<EventId> {

    /** Before every event. */
    public static final EventId START = new EventId(0, 0);

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\.(\\d{1,9})");

    /** @throws Problem if it is none; a stream that starts at the wrong place would show things twice */
    public static EventId parse(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new Problem(EventProblem.EVENT_ID_NOT_READABLE, "Last-Event-ID is not attempt.sequence");
        }
        return new EventId(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
    }

    @Override
    public int compareTo(EventId other) {
        int attempts = Integer.compare(attempt, other.attempt);
        return attempts != 0 ? attempts : Integer.compare(sequence, other.sequence);
    }

    @Override
    public String toString() {
        return attempt + "." + sequence;
    }
}
