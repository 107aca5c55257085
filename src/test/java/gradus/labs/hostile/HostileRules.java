package gradus.labs.hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import gradus.labs.backend.RunEnd.Kind;
import gradus.labs.backend.bubblewrap.HostileGround;

/**
 * What holds after every hostile case: its partners are complete, nothing is left on the machine, and it stands in the
 * table. After each class an honest run ends well.
 */
final class HostileRules implements ParameterResolver, AfterEachCallback, AfterAllCallback {

    private static final ExtensionContext.Namespace OURS = ExtensionContext.Namespace.create(HostileRules.class);
    static final Path ROWS = Path.of("target/hostile");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == CaseReport.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return report(context);
    }

    private static CaseReport report(ExtensionContext context) {
        return context.getStore(OURS).computeIfAbsent("report", _ -> new CaseReport(key(context).split(" ")[0]),
                CaseReport.class);
    }

    private static String key(ExtensionContext context) {
        return context.getRequiredTestMethod().getAnnotation(HostileCase.class).value();
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        if (!context.getRequiredTestMethod().isAnnotationPresent(HostileCase.class)) {
            return; // another test of the same class
        }
        var report = report(context);
        boolean held = false;
        try {
            HostileGround.assertNothingLeft();
            if (context.getExecutionException().isEmpty()) {
                report.complete();
                held = true;
            }
        } finally {
            Files.createDirectories(ROWS);
            Files.writeString(ROWS.resolve(report.id()), report.row(key(context).split(" ")[1], held) + "\n");
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        Table.write();
        var honest = HostileGround.run(Order.practice("honest-program")).outcome();
        if (honest.end().kind() != Kind.COMPLETED || honest.honest("honest").isEmpty()) {
            throw new AssertionError("After these cases an honest program does not run: " + honest);
        }
        HostileGround.assertNothingLeft();
    }
}
