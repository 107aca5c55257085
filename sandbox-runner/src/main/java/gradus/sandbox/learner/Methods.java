package gradus.sandbox.learner;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import gradus.sandbox.gate.Value;

/** Finds the learner's method that fits a call best, whatever its visibility, and calls it. */
final class Methods {

    private Methods() {
    }

    /**
     * @throws Refused if no constructor takes these arguments
     * @throws Throwable whatever the learner's code throws
     */
    static Object create(Class<?> type, List<Value> args, Conversion conversion) throws Throwable {
        var name = type.getName() + ".new";
        if (Modifier.isAbstract(type.getModifiers())) {
            throw Refused.noSuchMethod(name + words(args));
        }
        var constructor = best(List.of(type.getDeclaredConstructors()), args, conversion, name);
        return invoke(constructor, null, arguments(constructor, args, conversion));
    }

    /** @param target the object, or null for a static method */
    static Object invoke(Class<?> type, Object target, String method, List<Value> args, Conversion conversion)
            throws Throwable {
        var candidates = all(type).stream().filter(one -> one.getName().equals(method))
                .filter(one -> target != null || Modifier.isStatic(one.getModifiers())).toList();
        var best = best(candidates, args, conversion, type.getName() + "." + method);
        return invoke(best, target, arguments(best, args, conversion));
    }

    /** Calls through to the learner's code; its exceptions come out as they were thrown. */
    static Object invoke(Executable executable, Object target, Object... arguments) throws Throwable {
        try {
            executable.setAccessible(true);
            return executable instanceof Constructor<?> constructor
                    ? constructor.newInstance(arguments)
                    : ((Method) executable).invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        } catch (ExceptionInInitializerError e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private static <E extends Executable> E best(List<E> candidates, List<Value> args, Conversion conversion,
            String name) throws Refused {
        E best = null;
        var least = Integer.MAX_VALUE;
        for (var candidate : candidates) {
            var cost = cost(candidate, args, conversion);
            if (cost != Conversion.NONE && cost < least) {
                least = cost;
                best = candidate;
            }
        }
        if (best == null) {
            throw Refused.noSuchMethod(name + words(args));
        }
        return best;
    }

    private static int cost(Executable executable, List<Value> args, Conversion conversion) throws Refused {
        if (executable.getParameterCount() != args.size()) {
            return Conversion.NONE;
        }
        var types = executable.getGenericParameterTypes();
        var sum = 0;
        for (int i = 0; i < types.length; i++) {
            var cost = conversion.cost(args.get(i), types[i]);
            if (cost == Conversion.NONE) {
                return Conversion.NONE;
            }
            sum += cost;
        }
        return sum;
    }

    private static Object[] arguments(Executable executable, List<Value> args, Conversion conversion) throws Refused {
        var types = executable.getGenericParameterTypes();
        var arguments = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            arguments[i] = conversion.convert(args.get(i), types[i]);
        }
        return arguments;
    }

    /** Own methods before inherited ones, and always in the same order. */
    private static List<Method> all(Class<?> type) {
        var methods = new ArrayList<Method>();
        for (var one : line(type, new LinkedHashSet<>())) {
            Arrays.stream(one.getDeclaredMethods()).filter(method -> !method.isBridge())
                    .sorted(Comparator.comparing(Method::toString)).forEach(methods::add);
        }
        return methods;
    }

    private static Set<Class<?>> line(Class<?> type, Set<Class<?>> seen) {
        if (type != null && type != Object.class && seen.add(type)) {
            line(type.getSuperclass(), seen);
            Arrays.stream(type.getInterfaces()).forEach(one -> line(one, seen));
        }
        return seen;
    }

    private static String words(List<Value> args) {
        return args.stream().map(Methods::form).toList().toString().replace('[', '(').replace(']', ')');
    }

    /** Its type, as the protocol names it. */
    static String form(Value value) {
        return switch (value) {
            case Value.Null _ -> "null";
            case Value.Flag _ -> "boolean";
            case Value.Whole _ -> "long";
            case Value.Real _ -> "double";
            case Value.Text _ -> "text";
            case Value.Array _ -> "tensor";
            case Value.Listing _ -> "list";
            case Value.Reference _ -> "handle";
        };
    }
}
