package gradus.sandbox.grader;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import gradus.sandbox.compile.Compiled;
import gradus.sandbox.compile.MemoryCompiler;
import gradus.sandbox.wire.GraderJob;

/**
 * The lab's own code: its grader, its solution, its known wrong answers. Either as classes, which an earlier run has told, or
 * compiled when first asked for.
 */
final class LabCode {

    private static final String GRADER = "grader";
    private static final String SOLUTION = "solution";
    private static final String WRONG = "wrong/";

    /** As a line of the report, and in the job of every later run, they take a third more. */
    private static final long MOST_TOLD_BYTES = 512 * 1024;

    /** The message names the first place. */
    static final class DoesNotCompile extends IllegalStateException {

        DoesNotCompile(String message) {
            super(message);
        }
    }

    private final GraderJob job;
    private final Map<String, Compiled> programs = new HashMap<>();

    LabCode(GraderJob job) {
        this.job = job;
        if (job.classes() != null) {
            job.classes().forEach((name, classes) -> programs.put(name, new Compiled(classes, List.of(), true)));
        }
    }

    /** @throws DoesNotCompile if so */
    Compiled grader() {
        return program(GRADER, "", job.files());
    }

    /** @throws DoesNotCompile if so */
    Compiled solution() {
        return program(SOLUTION, "The solution does not compile: ", job.solution());
    }

    /** @throws DoesNotCompile if so */
    Compiled wrong(String mistake) {
        var files = new HashMap<>(job.solution());
        job.wrong().forEach((path, text) -> {
            if (path.startsWith(mistake + "/")) {
                files.put(path.substring(mistake.length() + 1), text);
            }
        });
        return program(WRONG + mistake, "The wrong answer %s does not compile: ".formatted(mistake), files);
    }

    private Compiled program(String name, String headline, Map<String, String> sources) {
        var compiled = programs.computeIfAbsent(name, _ -> job.classes() == null ? MemoryCompiler.compile(sources)
                : new Compiled(Map.of(), List.of(), false));
        if (!compiled.complete()) {
            throw new DoesNotCompile(headline + compiled.problems().stream()
                    .filter(problem -> problem.severity().equals("error")).findFirst()
                    .map(error -> "%s:%d: %s".formatted(error.file(), error.line(), error.message()))
                    .orElse("there are no classes"));
        }
        return compiled;
    }

    /**
     * All that any run of this lab can ask for, but for wrong answers that do not compile.
     *
     * @throws DoesNotCompile if the grader or the solution does not
     */
    Map<String, Map<String, byte[]>> all() {
        var all = new TreeMap<String, Map<String, byte[]>>();
        if (job.checks().stream().anyMatch(check -> check.comparison() == null)) {
            all.put(GRADER, grader().classes());
        }
        if (job.checks().stream().anyMatch(check -> check.comparison() != null)) {
            all.put(SOLUTION, solution().classes());
        }
        var mistakes = new TreeSet<String>();
        job.wrong().keySet().forEach(path -> mistakes.add(path.substring(0, path.indexOf('/'))));
        for (var mistake : mistakes) {
            try {
                all.put(WRONG + mistake, wrong(mistake).classes());
            } catch (DoesNotCompile e) {
                System.err.println(e.getMessage()); // as any run that asks for it will find
            }
        }
        return all;
    }

    /** Whether they are small enough to travel. */
    static boolean fitALine(Map<String, Map<String, byte[]>> all) {
        return all.values().stream().flatMap(classes -> classes.values().stream()).mapToLong(file -> file.length)
                .sum() <= MOST_TOLD_BYTES;
    }
}
