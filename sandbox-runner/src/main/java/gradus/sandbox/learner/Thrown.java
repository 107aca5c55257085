package gradus.sandbox.learner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import gradus.sandbox.wire.LearnerMessage;

/**
 * What the learner's code threw, as plain text. An exception of the learner's may override everything that describes
 * it, so it is asked on a thread of its own, which may fail or never come back.
 *
 * @param type the class's name
 * @param headline type and message
 * @param file where the learner's own code was last: empty if nowhere
 * @param line 0 = unknown
 * @param trace the headline with the learner's own frames, and so for each cause
 * @param heapFull whether the heap was full, at any depth
 */
record Thrown(String type, String headline, String file, int line, List<String> trace, boolean heapFull) {

    static final String LOADER = "learner";
    private static final long PATIENCE_MILLIS = 1000;
    private static final int MOST_FRAMES = 20;
    private static final int MOST_CAUSES = 5;
    private static final int LONGEST_TEXT = 2000;

    static Thrown of(Throwable thrown) {
        var type = thrown.getClass().getName();
        if (isHeapFull(thrown)) {
            return new Thrown(type, type + ": Java heap space", "", 0, List.of(type), true);
        }
        var asked = new CompletableFuture<Thrown>();
        try {
            Thread.ofPlatform().daemon().name("thrown").start(() -> {
                try {
                    asked.complete(ask(thrown));
                } catch (Throwable unwilling) {
                    asked.completeExceptionally(unwilling);
                }
            });
            return asked.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException | InterruptedException
                | OutOfMemoryError e) {
            return new Thrown(type, type, "", 0, List.of(type), false);
        }
    }

    /** The place in the editor that it came from. */
    LearnerMessage.Diagnostic diagnostic() {
        return new LearnerMessage.Diagnostic("error", file, line, 0, type, headline);
    }

    /** The values of the message key {@code exception}; never the exception's own message. */
    Map<String, String> values() {
        return Map.of("type", cut(type, 200), "file", cut(file, 200), "line",
                Integer.toString(line));
    }

    private static Thrown ask(Throwable thrown) {
        var trace = new ArrayList<String>();
        var seen = Collections.newSetFromMap(new IdentityHashMap<Throwable, Boolean>());
        var heapFull = false;
        StackTraceElement place = null;
        for (var one = thrown; one != null && seen.size() < MOST_CAUSES && seen.add(one); one = one.getCause()) {
            heapFull |= isHeapFull(one);
            trace.add((seen.size() == 1 ? "" : "Caused by: ") + headlineOf(one));
            var own = ownFrames(one);
            own.stream().limit(MOST_FRAMES).forEach(frame -> trace.add("    at " + frame(frame)));
            place = place == null && !own.isEmpty() ? own.getFirst() : place;
        }
        var headline = headlineOf(thrown);
        return place == null
                ? new Thrown(thrown.getClass().getName(), headline, "", 0, trace, heapFull)
                : new Thrown(thrown.getClass().getName(), headline, Objects.requireNonNullElse(place.getFileName(), ""),
                        Math.max(place.getLineNumber(), 0), trace, heapFull);
    }

    private static List<StackTraceElement> ownFrames(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .filter(frame -> LOADER.equals(frame.getClassLoaderName())).toList();
    }

    private static String frame(StackTraceElement frame) {
        return cut("%s.%s(%s:%d)".formatted(frame.getClassName(), frame.getMethodName(), frame.getFileName(),
                frame.getLineNumber()), LONGEST_TEXT);
    }

    private static String headlineOf(Throwable thrown) {
        var message = thrown.getMessage();
        var type = thrown.getClass().getName();
        return message == null ? type : cut(type + ": " + message, LONGEST_TEXT);
    }

    /** No room for another thread is the same class of error, but says nothing about the heap. */
    private static boolean isHeapFull(Throwable thrown) {
        return thrown.getClass() == OutOfMemoryError.class
                && !String.valueOf(thrown.getMessage()).startsWith("unable to create native thread");
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }
}
