package gradus.sandbox.compile;

import java.net.URI;
import java.net.URISyntaxException;

import javax.tools.FileObject;
import javax.tools.SimpleJavaFileObject;

/** A source file that exists only as text. */
final class Source extends SimpleJavaFileObject {

    private final String text;

    Source(String name, String text) {
        super(uri(name), Kind.SOURCE);
        this.text = text;
    }

    /** The name it was given; the compiler wraps its files, so only their addresses are certain. */
    static String nameOf(FileObject file) {
        return file.toUri().getPath().substring(1);
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
    }

    private static URI uri(String name) {
        try {
            return new URI("memory", null, "/" + name, null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("No file name: " + name, e);
        }
    }
}
