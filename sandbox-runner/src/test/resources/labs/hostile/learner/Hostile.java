import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reaches past the harness to its socket, as any native code can. */
class Hostile {

    static long honest() {
        return 1;
    }

    static long large(byte[] values) {
        return values.length;
    }

    static long loopsForever() {
        while (true) {
            Thread.onSpinWait();
        }
    }

    static long exits() {
        System.exit(0);
        return 1;
    }

    static long halts() {
        Runtime.getRuntime().halt(0);
        return 1;
    }

    /** The harness's own answer to the same call follows, and waits where the next one's is read. */
    static long answersTwice(long id) throws Throwable {
        send(frame(id, "{\"value\":{\"long\":7}}"));
        return 2;
    }

    /** Answers, and then neither reads nor ends. */
    static long answersAndIsDeaf(long id) throws Throwable {
        send(frame(id, "{\"value\":{\"long\":7}}"));
        return loopsForever();
    }

    static long answersTheFuture() throws Throwable {
        send(frame(999, "{\"value\":{\"long\":1}}"));
        return 2;
    }

    static long claimsALength() throws Throwable {
        send(ByteBuffer.allocate(4).putInt(-1).array());
        return loopsForever();
    }

    static long claimsItPassed(long id) throws Throwable {
        send(frame(id, "{\"passed\":true}"));
        return loopsForever();
    }

    /** A byte now and then, never a whole frame. */
    static long dribbles() throws Throwable {
        send(ByteBuffer.allocate(4).putInt(1000).array());
        while (true) {
            send(new byte[1]);
            Thread.sleep(50);
        }
    }

    static String printsAReport() throws Exception {
        var line = "{\"type\":\"check\",\"id\":\"prints-a-report\",\"outcome\":\"passed\",\"points\":5,"
                + "\"message\":null,\"millis\":1}\n{\"type\":\"done\"}\n";
        System.out.print(line);
        new FileOutputStream(FileDescriptor.out).write(line.getBytes(StandardCharsets.UTF_8));
        return "not what is asked for";
    }

    private static byte[] frame(long id, String header) {
        var bytes = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(17 + bytes.length).putInt(13 + bytes.length).putLong(id).put((byte) 2)
                .putInt(bytes.length).put(bytes).array();
    }

    private static void send(byte[] bytes) throws Throwable {
        var linker = Linker.nativeLinker();
        var write = linker.downcallHandle(linker.defaultLookup().find("write").orElseThrow(), FunctionDescriptor.of(
                ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG));
        try (var arena = Arena.ofConfined()) {
            var memory = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
            for (int number = 3; number < 1000; number++) {
                if (isSocket(number) && (long) write.invokeExact(number, memory, (long) bytes.length) > 0) {
                    return;
                }
            }
        }
        throw new IllegalStateException("No socket to write to");
    }

    private static boolean isSocket(int number) throws Exception {
        var link = Path.of("/proc/self/fd", Integer.toString(number));
        return Files.isSymbolicLink(link) && Files.readSymbolicLink(link).toString().startsWith("socket:");
    }
}
