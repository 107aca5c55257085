package gradus.markup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;

/**
 * KaTeX in a JavaScript engine of its own, without any access to Java, files or the network. Takes seconds to start
 * and much memory, so it is closed when there is nothing left to typeset. Not for several threads at once.
 */
final class Typesetter implements AutoCloseable {

    static final String KATEX = "META-INF/resources/webjars/katex/0.18.11/dist/katex.min.js";

    /** Strict, so that nothing is typeset as something else; {@code maxSize} in em; expansions end endless macros. */
    private static final String RENDER = """
            (tex, display) => katex.renderToString(tex, {
                displayMode: display, output: 'htmlAndMathml', throwOnError: true, strict: 'error',
                trust: use => { throw new Error(use.command + ' is not allowed'); },
                maxExpand: 1000, maxSize: 20 })""";

    private final Engine engine;
    private final Context context;
    private final Value render;

    Typesetter() {
        // A plain JDK has no compiler for it; interpreting is fast enough for what happens once.
        engine = Engine.newBuilder("js").option("engine.WarnInterpreterOnly", "false").build();
        context = Context.newBuilder("js").engine(engine).allowAllAccess(false).option("js.console", "false").build();
        context.eval(org.graalvm.polyglot.Source.create("js", katex()));
        render = context.eval("js", RENDER);
    }

    /**
     * @return HTML with MathML for screen readers
     * @throws IllegalArgumentException if it is no formula that KaTeX knows, with KaTeX's reason
     */
    String html(Formula formula) {
        try {
            return render.execute(formula.tex(), formula.display()).asString();
        } catch (PolyglotException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        context.close(true);
        engine.close(true);
    }

    private static String katex() {
        try (var in = Typesetter.class.getClassLoader().getResourceAsStream(KATEX)) {
            if (in == null) {
                throw new IllegalStateException(KATEX + " is not in the application");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
