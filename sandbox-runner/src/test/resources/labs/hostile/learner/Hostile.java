import ai.djl.ndarray.NDArray;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

class Hostile {

    static long honest() {
        return 1;
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

    /** A second answer to the same call, which then comes before the next one's. */
    static long answersTwice() throws Exception {
        send("{\"value\":{\"long\":1}}", false);
        return 2;
    }

    static long claimsALength() throws Exception {
        gate().write(ByteBuffer.allocate(4).putInt(-1).flip());
        Thread.sleep(60_000);
        return 1;
    }

    static long claimsItPassed() throws Exception {
        send("{\"passed\":true}", false);
        return 1;
    }

    static long answersTheFuture() throws Exception {
        send("{\"value\":{\"long\":1}}", true);
        return 2;
    }

    /** One byte now and then, never a whole frame. */
    static long dribbles() throws Exception {
        gate().write(ByteBuffer.allocate(4).putInt(100).flip());
        for (int i = 0; i < 100; i++) {
            gate().write(ByteBuffer.allocate(1));
            Thread.sleep(1_000);
        }
        return 1;
    }

    static String printsAReport() throws Exception {
        var line = "{\"type\":\"check\",\"id\":\"prints-a-report\",\"outcome\":\"passed\",\"points\":5,"
                + "\"message\":null,\"millis\":1}\n{\"type\":\"done\"}\n";
        System.out.print(line);
        new FileOutputStream(FileDescriptor.out).write(line.getBytes(StandardCharsets.UTF_8));
        return "not what is asked for";
    }

    private static void send(String header, boolean future) throws Exception {
        var bytes = header.getBytes(StandardCharsets.UTF_8);
        var frame = ByteBuffer.allocate(17 + bytes.length).putInt(13 + bytes.length).putLong(future ? 999 : id())
                .put((byte) 2).putInt(bytes.length).put(bytes).flip();
        gate().write(frame);
    }

    /** Calls are counted from 1 and each of this class's methods is called once. */
    private static long id() throws Exception {
        return Long.getLong("hostile.id", 1L);
    }

    /** The harness's own connection, dug out of its objects. */
    private static SocketChannel gate() throws Exception {
        var file = Class.forName("jdk.internal.misc.Unsafe");
        throw new UnsupportedOperationException(file.getName());
    }
}
