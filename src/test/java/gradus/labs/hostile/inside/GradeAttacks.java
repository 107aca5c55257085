package gradus.labs.hostile.inside;

import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a learner hands in to be graded for nothing. Stands alone: the real learner process compiles it from this text,
 * without its package; the naive grader of the control calls it in its own process.
 */
public final class GradeAttacks {

    static final String VERDICT = "RESULT {\"score\":1.0}";
    private static final Map<Double, Double> PUBLIC_TESTS = Map.of(1.0, 1.0, 2.0, 4.0, 3.0, 9.0);
    /** Set by a bomb that went off. */
    static boolean exploded;

    private GradeAttacks() {
    }

    /** The honest part. */
    public static double sum(double a, double b) {
        return a + b;
    }

    public static double printsVerdict() throws IOException {
        String lines = VERDICT + "\n{\"type\":\"check\",\"id\":\"prints\",\"outcome\":\"passed\",\"points\":1000,"
                + "\"message\":null,\"millis\":1}\n{\"type\":\"done\"}\n";
        System.out.print(lines);
        new FileOutputStream(FileDescriptor.out).write(lines.getBytes(StandardCharsets.UTF_8));
        return 0;
    }

    public static double exits() {
        System.exit(0);
        return 0;
    }

    public static double nan() {
        return Double.NaN;
    }

    public static double infinity() {
        return Double.POSITIVE_INFINITY;
    }

    public static double huge() {
        return 1e308;
    }

    public static double[] wrongShape() {
        return new double[] { 1, 2, 3 };
    }

    public static double[][] tooManyRows() {
        return new double[100_000][1];
    }

    public static String comma() {
        return "\uFEFF0,5";
    }

    /** An object, and the bytes of one, that act when somebody reads them. */
    public static Object bomb() {
        return new Bomb();
    }

    public static byte[] bombBytes() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(new Bomb());
        }
        return bytes.toByteArray();
    }

    private static final class Bomb implements Serializable {

        private static final long serialVersionUID = 1;

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            exploded = true;
            System.out.println(VERDICT);
        }
    }

    public static double copies(double input) {
        System.out.println("the hidden input is " + input);
        System.out.println("{\"type\":\"artifact\",\"name\":\"stolen\",\"dtype\":\"uint8\",\"shape\":[1],\"data\":\"AA==\"}");
        return input;
    }

    /** @return what it found, empty for nothing */
    public static String finds(String reference) {
        var found = new StringBuilder();
        for (ClassLoader loader = GradeAttacks.class.getClassLoader(); loader != null; loader = loader.getParent()) {
            found.append(load(reference, loader));
        }
        found.append(load(reference, Thread.currentThread().getContextClassLoader()));
        for (var layer = ModuleLayer.boot().modules().iterator(); layer.hasNext();) {
            var loader = layer.next().getClassLoader();
            found.append(loader == null ? "" : load(reference, loader));
        }
        return found.toString();
    }

    private static String load(String name, ClassLoader loader) {
        try {
            return Class.forName(name, false, loader).getName() + " ";
        } catch (ClassNotFoundException e) {
            return "";
        }
    }

    /** The square of what the public tests ask for. */
    public static double memorised(double x) {
        return PUBLIC_TESTS.getOrDefault(x, 0.0);
    }

    public static double throwsBadly() {
        throw new Bad(false);
    }

    public static double throwsEndlessly() {
        throw new Bad(true);
    }

    private static final class Bad extends RuntimeException {

        private static final long serialVersionUID = 1;
        private final boolean endless;

        private Bad(boolean endless) {
            this.endless = endless;
        }

        @Override
        public String getMessage() {
            System.out.println(VERDICT);
            while (endless) {
                Thread.onSpinWait();
            }
            return VERDICT;
        }

        @Override
        public String toString() {
            return getMessage();
        }

        @Override
        public Throwable getCause() {
            return this;
        }
    }

    public static double claims() {
        System.out.println("{\"type\":\"metric\",\"name\":\"loss\",\"step\":0,\"value\":0.0}");
        return 0.9;
    }

    /** Connects to the grader once more, as if it were another process. */
    public static String connectsAgain() {
        try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of("/gate/socket"));
            return "connected";
        } catch (IOException e) {
            return "";
        }
    }

    /** A frame of 4 GiB, to whatever socket is open. */
    public static double forges() throws Throwable {
        var linker = Linker.nativeLinker();
        var write = linker.downcallHandle(linker.defaultLookup().findOrThrow("write"), FunctionDescriptor.of(
                ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG));
        try (var arena = Arena.ofConfined()) {
            var bytes = arena.allocate(1 << 12);
            bytes.fill((byte) 0xff);
            for (int descriptor = 3; descriptor < 256; descriptor++) {
                Path link = Path.of("/proc/self/fd/" + descriptor);
                if (Files.isSymbolicLink(link) && Files.readSymbolicLink(link).toString().startsWith("socket:")) {
                    long written = (long) write.invokeExact(descriptor, bytes, bytes.byteSize());
                }
            }
        }
        return 1;
    }
}
