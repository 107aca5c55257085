package gradus.sandbox.learner;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Optional;

import gradus.lab.Checks;
import gradus.lab.Lab;
import gradus.sandbox.compile.Compiled;

/** The learner's compiled classes. Each is loaded when it is first asked for, never before. */
final class Code {

    private final Compiled compiled;
    private final ClassLoader loader;
    private final String entryPoint;

    Code(Compiled compiled, String entryPoint) {
        this.compiled = compiled;
        this.loader = compiled.loader(Thrown.LOADER);
        this.entryPoint = entryPoint;
    }

    ClassLoader loader() {
        return loader;
    }

    /** @throws Refused if the learner's files define no such class */
    Class<?> require(String name) throws Refused {
        if (!compiled.classes().containsKey(name)) {
            throw Refused.noSuchClass(name.length() <= 200 ? name : name.substring(0, 200));
        }
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            throw Refused.noSuchClass(name);
        }
    }

    Class<?> entryPoint() throws Refused {
        return require(entryPoint);
    }

    /**
     * The entry point's static method of that name and exactly these parameters, whatever its visibility.
     *
     * @throws Refused if there is none
     */
    Method entry(String name, Class<?>... parameters) throws Refused {
        return find(entryPoint(), name, parameters).filter(method -> Modifier.isStatic(method.getModifiers()))
                .orElseThrow(() -> missing(name, parameters));
    }

    /**
     * What a practice run calls: {@code run(Lab)}; in a program that has none, {@code main(String[])} or {@code main()},
     * which in a compact source file are instance methods.
     *
     * @throws Refused if there is none of them
     * @see <a href="https://openjdk.org/jeps/512">JEP 512</a>
     */
    Method start() throws Refused {
        var type = entryPoint();
        return find(type, "run", Lab.class).or(() -> find(type, "main", String[].class)).or(() -> find(type, "main"))
                .orElseThrow(() -> missing("run", Lab.class));
    }

    private static Optional<Method> find(Class<?> type, String name, Class<?>... parameters) {
        return Arrays.stream(type.getDeclaredMethods()).filter(method -> method.getName().equals(name))
                .filter(method -> Arrays.equals(method.getParameterTypes(), parameters)).findFirst();
    }

    private Refused missing(String name, Class<?>... parameters) {
        return Refused.noSuchMethod("%s.%s(%s)".formatted(entryPoint, name,
                String.join(", ", Arrays.stream(parameters).map(Class::getSimpleName).toList())));
    }

    /** The lab's visible checks. */
    Checks checks(String className) throws Throwable {
        return (Checks) Methods.invoke(require(className).getDeclaredConstructor(), null);
    }
}
