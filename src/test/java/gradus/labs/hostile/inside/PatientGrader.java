package gradus.labs.hostile.inside;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A grader process without checks: waits until the learner process has had its way, and judges what it should. */
public final class PatientGrader {

    private static final Path GATE = Path.of("/gate/socket");

    private PatientGrader() {
    }

    public static void main(String[] arguments) throws Exception {
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        in.readLine();
        System.out.println(
                "{\"type\":\"hello\",\"protocol\":1,\"role\":\"grader\",\"runner\":\"1\",\"processor\":null,\"java\":\"25\","
                        + "\"engine\":\"none\",\"device\":\"cpu\"}");
        var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(GATE), 1);
        Files.setPosixFilePermissions(GATE, PosixFilePermissions.fromString("rw-rw-rw-"));
        System.out.println("{\"type\":\"listening\"}");
        var learner = server.accept();
        in.readLine(); // go
        learner.read(ByteBuffer.allocate(1));
        String hidden = Files.readString(Path.of("/data/hidden-labels.csv"));
        System.out.println("{\"type\":\"check\",\"id\":\"first\",\"outcome\":\"failed\",\"points\":0,\"message\":null,"
                + "\"millis\":" + hidden.length() + "}");
        System.out.println("{\"type\":\"done\"}");
        learner.close();
    }
}
