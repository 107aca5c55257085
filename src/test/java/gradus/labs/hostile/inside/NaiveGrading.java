package gradus.labs.hostile.inside;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Grades as it should not be done: in the learner's own process, believing what is printed. For controls. */
final class NaiveGrading {

    private static final double TOLERANCE = 1e-9;

    private NaiveGrading() {
    }

    private interface Work {
        void run() throws Throwable;
    }

    static void run(String script, Attempts attempts) {
        if (script.equals("grading-exits")) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> attempts.say("B8", "exit", "got",
                    "the process ends with 0 before anything was judged")));
            GradeAttacks.exits();
        }
        attempts.attack("B7", "printed verdict", () -> believed(printed(GradeAttacks::printsVerdict)));
        attempts.attack("B9", "frames", () -> believed(printed(GradeAttacks::printsVerdict)));
        attempts.attack("B10", "NaN", () -> {
            if (Math.abs(GradeAttacks.nan() - 5) > TOLERANCE) {
                throw new Refused("wrong value");
            }
            return "NaN is not farther away than the tolerance: passed";
        });
        attempts.attack("B11", "serialised", () -> {
            new ObjectInputStream(new ByteArrayInputStream(GradeAttacks.bombBytes())).readObject();
            if (!GradeAttacks.exploded) {
                throw new Refused("nothing happened");
            }
            return "reading the result ran the learner's code";
        });
        attempts.attack("B12", "input", () -> {
            String shown = printed(() -> GradeAttacks.copies(4711.25));
            if (!shown.contains("4711.25")) {
                throw new Refused("not shown");
            }
            return "the hidden input is printed";
        });
        attempts.attack("B13", "reference", () -> {
            String found = GradeAttacks.finds(NaiveGrading.class.getName());
            if (found.isEmpty()) {
                throw new Refused("nothing found");
            }
            return "found the grader's class";
        });
        attempts.attack("B14", "public tests", () -> {
            for (double x : new double[] { 1, 2, 3 }) {
                if (Math.abs(GradeAttacks.memorised(x) - x * x) > TOLERANCE) {
                    throw new Refused("wrong value");
                }
            }
            return "passes every fixed test";
        });
        attempts.attack("B16", "exception", () -> believed(printed(() -> {
            try {
                GradeAttacks.throwsBadly();
            } catch (RuntimeException e) {
                System.out.println("failed: " + e);
            }
        })));
        attempts.attack("B17", "metric", () -> {
            String shown = printed(GradeAttacks::claims);
            if (!shown.contains("\"value\":0.0")) {
                throw new Refused("no claim");
            }
            return "a loss of 0.0 was reported and believed";
        });
    }

    private static String believed(String shown) throws Refused {
        if (!shown.contains(GradeAttacks.VERDICT)) {
            throw new Refused("no verdict");
        }
        return "full marks, since the output says so";
    }

    private static String printed(Work work) throws Throwable {
        var before = System.out;
        var bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            work.run();
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
