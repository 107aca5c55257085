package gradus.sandbox.learner;

import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import gradus.lab.Checks;
import gradus.lab.CurrentLab;
import gradus.lab.Lab;
import gradus.lab.Mismatch;
import gradus.lab.VisibleCheck;
import gradus.sandbox.wire.LearnerMessage;
import gradus.sandbox.wire.Message;

/** Runs the entry point, and after it the visible checks. Everything it says is shown. */
final class PracticeRun {

    private final Output output;
    private final Code code;
    private final Lab lab;
    private final Set<LearnerMessage.Diagnostic> told = new HashSet<>();

    PracticeRun(Output output, Code code, Lab lab) {
        this.output = output;
        this.code = code;
        this.lab = lab;
    }

    /**
     * Where the program throws, the checks still tell which of its methods are right.
     *
     * @param checkClass null if the lab has no visible checks
     */
    Exit run(String checkClass) {
        try {
            var thrown = start();
            if (checkClass != null && thrown.filter(Thrown::heapFull).isEmpty()) {
                check(code.checks(checkClass));
            }
            if (thrown.isPresent()) {
                return end(thrown.get());
            }
        } catch (Refused missing) {
            return end(missing);
        } catch (Throwable thrown) {
            return end(tell(thrown));
        }
        output.finish();
        output.claims().end("completed", null);
        return Exit.COMPLETED;
    }

    /** @return what it threw */
    private Optional<Thrown> start() throws Refused {
        CurrentLab.set(lab);
        try {
            enter();
            return Optional.empty();
        } catch (Refused missing) {
            throw missing;
        } catch (Throwable thrown) {
            return Optional.of(tell(thrown));
        }
    }

    private void enter() throws Throwable {
        var start = code.start();
        var target = Modifier.isStatic(start.getModifiers()) ? null
                : Methods.invoke(start.getDeclaringClass().getDeclaredConstructor(), null);
        if (start.getParameterCount() == 0) {
            Methods.invoke(start, target);
            return;
        }
        Methods.invoke(start, target, start.getName().equals("run") ? lab : new String[0]);
    }

    private void check(Checks checks) throws Throwable {
        for (var check : checks.checks(lab).entrySet()) {
            check(check.getKey(), check.getValue());
        }
    }

    private void check(String id, VisibleCheck check) throws Throwable {
        Optional<Mismatch> mismatch;
        try {
            mismatch = check.run();
        } catch (Throwable thrown) {
            var described = tell(thrown);
            if (described.heapFull()) {
                throw thrown;
            }
            output.claims().check(id, "error", new Message("exception", described.values()));
            return;
        }
        if (mismatch.isEmpty()) {
            output.claims().check(id, "passed", null);
            return;
        }
        output.claims().check(id, "failed", new Message("expected", Map.of("call", mismatch.get().call(), "answer",
                mismatch.get().answer(), "expected", mismatch.get().expected())));
    }

    private Exit end(Refused missing) {
        var name = missing.values().getOrDefault("name", missing.key());
        var type = missing.key().equals("no-such-class") ? "ClassNotFoundException" : "NoSuchMethodException";
        var message = "java.lang.%s: %s".formatted(type, name);
        output.claims().diagnostic(
                new LearnerMessage.Diagnostic("error", "", 0, 0, "java.lang." + type, message));
        output.finish();
        output.claims().end("exception", message);
        return Exit.EXCEPTION;
    }

    private Exit end(Thrown described) {
        output.finish();
        output.claims().end("exception", described.headline());
        return described.heapFull() ? Exit.MEMORY : Exit.EXCEPTION;
    }

    private Thrown tell(Throwable thrown) {
        var described = Thrown.of(thrown);
        if (told.add(described.diagnostic())) {
            output.claims().diagnostic(described.diagnostic());
            GpuFull.in(described.headline()).ifPresent(values -> output.claims().notice("gpu-full", values));
        }
        described.trace().forEach(line -> output.claims().log("err", line));
        return described;
    }
}
