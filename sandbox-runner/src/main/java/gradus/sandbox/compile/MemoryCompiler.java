package gradus.sandbox.compile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import javax.tools.Diagnostic;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;

/** Compiles sources from memory to memory, with everything on the class path and without annotation processors. */
public final class MemoryCompiler {

    private static final int MOST_PROBLEMS = 100;
    private static final int LONGEST_MESSAGE = 2000;
    private static final List<String> OPTIONS = List.of("-proc:none", "-g", "-parameters", "-implicit:none", "-nowarn",
            "-Xmaxerrs", Integer.toString(MOST_PROBLEMS));

    /** Packages whose names would mislead; a class in them would not reach ours anyway. */
    private static final List<String> RESERVED = List.of("gradus", "java", "javax", "jdk", "sun", "com.sun", "ai.djl",
            "com.fasterxml.jackson", "org.slf4j");

    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();
    /** Never closed: a process that compiles twice has read the lists of the jars already. */
    private static final JavaFileManager CLASS_PATH = COMPILER.getStandardFileManager(null, Locale.ENGLISH,
            StandardCharsets.UTF_8);

    private MemoryCompiler() {
    }

    /** @param sources file name → text; in the order of their names */
    public static synchronized Compiled compile(Map<String, String> sources) {
        var problems = new ArrayList<Problem>();
        var files = new MemoryFiles(CLASS_PATH);
        var units = new TreeMap<>(sources).entrySet().stream()
                .map(file -> new Source(file.getKey(), file.getValue())).toList();
        var task = (JavacTask) COMPILER.getTask(Writer.nullWriter(), files,
                diagnostic -> add(problems, problem(diagnostic)), OPTIONS, null, units);
        task.setLocale(Locale.ENGLISH);
        try {
            var complete = compile(task, problems);
            return new Compiled(complete ? files.classes() : Map.of(), problems, complete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean compile(JavacTask task, List<Problem> problems) throws IOException {
        try {
            var positions = Trees.instance(task).getSourcePositions();
            for (var unit : task.parse()) {
                refuseReserved(unit, positions, problems);
            }
            if (hasErrors(problems)) {
                return false;
            }
            task.generate();
            return !hasErrors(problems);
        } catch (RuntimeException | StackOverflowError e) {
            // what the compiler itself trips over is still the source's doing
            add(problems, new Problem("error", "", 0, 0, "gradus.compiler-failed",
                    "The compiler could not cope with this: " + e.getClass().getName()));
            return false;
        }
    }

    private static void refuseReserved(CompilationUnitTree unit, SourcePositions positions, List<Problem> problems) {
        var file = Source.nameOf(unit.getSourceFile());
        if (unit.getModule() != null) {
            add(problems, new Problem("error", file, 1, 1, "gradus.no-modules", "A lab is not a module"));
        }
        if (unit.getPackageName() == null) {
            return;
        }
        var name = unit.getPackageName().toString();
        if (RESERVED.stream().anyMatch(reserved -> name.equals(reserved) || name.startsWith(reserved + "."))) {
            var lines = unit.getLineMap();
            var start = positions.getStartPosition(unit, unit.getPackageName());
            add(problems, new Problem("error", file, (int) lines.getLineNumber(start),
                    (int) lines.getColumnNumber(start), "gradus.reserved-package",
                    "The package %s is not yours: choose another name".formatted(name)));
        }
    }

    private static boolean hasErrors(List<Problem> problems) {
        return problems.stream().anyMatch(problem -> problem.severity().equals("error"));
    }

    private static void add(List<Problem> problems, Problem problem) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(problem);
        }
    }

    private static Problem problem(Diagnostic<? extends JavaFileObject> diagnostic) {
        var severity = switch (diagnostic.getKind()) {
            case ERROR -> "error";
            case WARNING, MANDATORY_WARNING -> "warning";
            case NOTE, OTHER -> "note";
        };
        var file = diagnostic.getSource() == null ? "" : Source.nameOf(diagnostic.getSource());
        var message = diagnostic.getMessage(Locale.ENGLISH);
        return new Problem(severity, file, position(diagnostic.getLineNumber()),
                position(diagnostic.getColumnNumber()), diagnostic.getCode(),
                message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE - 1) + "…");
    }

    private static int position(long number) {
        return number == Diagnostic.NOPOS ? 0 : (int) number;
    }
}
