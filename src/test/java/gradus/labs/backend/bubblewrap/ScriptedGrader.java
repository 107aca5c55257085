package gradus.labs.backend.bubblewrap;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Pattern;

/** A grader process without checks: speaks the protocol and does what the job's grader class names. */
final class ScriptedGrader {

    private static final Path GATE = Path.of("/gate/socket");

    private ScriptedGrader() {
    }

    public static void main(String[] arguments) throws Exception {
        Rehearsed.rehearse();
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        var matcher = Pattern.compile("\"graderClass\":\"([A-Za-z-]+)\"").matcher(in.readLine());
        String script = matcher.find() ? matcher.group(1) : "none";
        print("{'type':'hello','protocol':1,'role':'grader','runner':'0','java':'25','engine':'none','device':'cpu','processor':null}");
        if (script.equals("does-not-compile")) {
            print("{'type':'failed','message':'Grader.java:1: expected'}");
            System.exit(30);
        }
        if (script.equals("dies-before-calls")) {
            System.exit(31);
        }
        SocketChannel learner = listen();
        expectGo(in);
        switch (script) {
            case "passes" -> check("first", "passed", 10);
            case "reads-hidden-data" -> check(Files.readString(Path.of("/data/hidden.csv")), "passed", 10);
            case "restarts-once" -> {
                check("first", "failed", 0);
                learner.close();
                learner = restart(in);
                check("second", "passed", 10);
            }
            case "restarts-when-left" -> {
                learner.read(ByteBuffer.allocate(1));
                check("first", "failed", 0);
                learner.close();
                learner = restart(in);
                check("second", "passed", 10);
            }
            case "restarts-for-ever" -> {
                while (true) {
                    learner.close();
                    learner = restart(in);
                }
            }
            case "dies" -> System.exit(31);
            case "babbles" -> System.out.println("hello there");
            case "floods" -> {
                while (true) {
                    check("first", "failed", 0);
                }
            }
            case "hangs" -> Thread.sleep(60_000);
            default -> throw new IllegalArgumentException(script);
        }
        print("{'type':'done'}");
        learner.close();
    }

    private static SocketChannel restart(BufferedReader in) throws Exception {
        Files.deleteIfExists(GATE);
        var server = bind();
        print("{'type':'restart','check':'first'}");
        var learner = server.accept();
        server.close();
        expectGo(in);
        return learner;
    }

    private static SocketChannel listen() throws Exception {
        try (var server = bind()) {
            print("{'type':'listening'}");
            return server.accept();
        }
    }

    private static ServerSocketChannel bind() throws Exception {
        var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(GATE), 1);
        Files.setPosixFilePermissions(GATE, PosixFilePermissions.fromString("rw-rw-rw-"));
        return server;
    }

    private static void expectGo(BufferedReader in) throws Exception {
        if (!"{\"type\":\"go\"}".equals(in.readLine())) {
            System.exit(31);
        }
    }

    private static void check(String id, String outcome, int points) {
        print("{'type':'check','id':'%s','outcome':'%s','points':%d,'message':null,'millis':1}"
                .formatted(id, outcome, points));
    }

    private static void print(String json) {
        System.out.println(json.replace('\'', '"'));
    }
}
