package gradus.sandbox.grader;

import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import gradus.grading.Check;
import gradus.grading.Draw;
import gradus.grading.Grader;
import gradus.sandbox.wire.GraderJob;

/** The lab's grader, made from its classes. */
final class LoadedGrader {

    static final String LOADER = "grader";

    private LoadedGrader() {
    }

    /** The checks by id: exactly those that the job names without a comparison. */
    static Map<String, Check> checks(GraderJob job, LabCode code, Draw draw) throws GraderFailure {
        var expected = job.checks().stream().filter(check -> check.comparison() == null).map(GraderJob.Check::id)
                .collect(Collectors.toSet());
        if (expected.isEmpty()) {
            return Map.of();
        }
        var grader = load(job, code);
        Map<String, Check> checks;
        try {
            checks = Map.copyOf(grader.checks(draw));
        } catch (Throwable e) {
            throw GraderFailure.threw(e);
        }
        if (!checks.keySet().equals(expected)) {
            throw GraderFailure.noGrader("The grader has the checks %s, the lab has %s"
                    .formatted(sorted(checks.keySet()), sorted(expected)));
        }
        return checks;
    }

    private static Grader load(GraderJob job, LabCode code) throws GraderFailure {
        try {
            var constructor = code.grader().loader(LOADER).loadClass(job.graderClass()).getDeclaredConstructor();
            constructor.setAccessible(true);
            return (Grader) constructor.newInstance();
        } catch (InvocationTargetException e) {
            throw GraderFailure.threw(e.getCause());
        } catch (ReflectiveOperationException | ClassCastException e) {
            throw GraderFailure.noGrader("%s is no class with a constructor without parameters that implements %s"
                    .formatted(job.graderClass(), Grader.class.getName()));
        } catch (LinkageError e) {
            throw GraderFailure.threw(e);
        }
    }

    private static String sorted(Set<String> ids) {
        return ids.stream().sorted().toList().toString();
    }
}
