package gradus.labs.hostile.inside;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * A learner process without compiler and engine: speaks the protocol, then attacks as the job's entry point names it.
 * The same program runs as the control, outside any sandbox. Only the JDK is there.
 */
public final class Attacker {

    private Attacker() {
    }

    public static void main(String[] arguments) throws Throwable {
        String job = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        var matcher = Pattern.compile("\"entryPoint\":\"([A-Za-z0-9-]+)\"").matcher(job);
        String script = matcher.find() ? matcher.group(1) : "none";
        SocketChannel gate = job.contains("\"gate\":null") ? null : connect();
        System.out.println(
                "{\"type\":\"hello\",\"protocol\":1,\"role\":\"learner\",\"runner\":\"1\",\"processor\":null,\"java\":\"25\","
                        + "\"engine\":\"none\",\"device\":\"cpu\"}");
        System.out.println("{\"type\":\"ready\"}");
        attack(script, new Attempts(Path.of(System.getProperty("places", "/data/places"))));
        if (gate != null) {
            gate.write(ByteBuffer.wrap(new byte[1])); // what the grader waits for
            gate.read(ByteBuffer.allocate(1));
        }
        System.exit(0);
    }

    private static void attack(String script, Attempts attempts) throws Throwable {
        switch (script.substring(0, script.indexOf('-') + 1)) {
            case "files-" -> FileAttacks.run(script, attempts);
            case "processes-" -> ProcessAttacks.run(script, attempts);
            case "resources-" -> ResourceAttacks.run(script, attempts);
            case "kernel-" -> KernelAttacks.run(script, attempts);
            case "network-" -> NetworkAttacks.run(script, attempts);
            case "grading-" -> NaiveGrading.run(script, attempts);
            case "honest-" -> attempts.say("honest", "program", "fine", "ran");
            default -> throw new IllegalArgumentException(script);
        }
    }

    private static SocketChannel connect() throws Exception {
        while (true) {
            var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                channel.connect(UnixDomainSocketAddress.of("/gate/socket"));
                return channel;
            } catch (IOException e) {
                channel.close();
                Thread.sleep(10);
            }
        }
    }
}
