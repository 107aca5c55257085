package gradus.sandbox.compile;

import java.util.Map;

/** Defines classes that exist only in memory; everything else comes from the application. */
final class CompiledLoader extends ClassLoader {

    static {
        registerAsParallelCapable();
    }

    private final Map<String, byte[]> classes;

    CompiledLoader(String name, Map<String, byte[]> classes) {
        super(name, CompiledLoader.class.getClassLoader());
        this.classes = classes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        var bytes = classes.get(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }
}
