package gradus.labs.backend.bubblewrap;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * A learner process without compiler and engine, so that a test costs a tenth of a second: speaks the protocol, then
 * does what the job's entry point names. Runs inside the sandbox; only the JDK is there.
 */
final class ScriptedLearner {

    private static final Path GATE = Path.of("/gate/socket");

    private ScriptedLearner() {
    }

    public static void main(String[] arguments) throws Exception {
        String seen = Rehearsed.rehearse();
        String job = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        var matcher = Pattern.compile("\"entryPoint\":\"([A-Za-z-]+)\"").matcher(job);
        String script = matcher.find() ? matcher.group(1) : "none";
        SocketChannel gate = job.contains("\"gate\":null") ? null : connect();
        print("{'type':'hello','protocol':1,'role':'learner','runner':'0','java':'25','engine':'none','device':'cpu','processor':null}");
        if (script.equals("does-not-compile")) {
            print("{'type':'diagnostic','severity':'error','file':'Train.java','line':3,'column':5,"
                    + "'code':'compiler.err.expected','message':'; expected'}");
            System.exit(20);
        }
        if (script.equals("unfit")) {
            System.exit(22);
        }
        if (script.equals("never-ready")) {
            Thread.sleep(60_000);
        }
        print("{'type':'ready'}");
        if (script.equals("tells-its-wait")) {
            System.out.println(seen);
        }
        act(script, gate);
    }

    private static void act(String script, SocketChannel gate) throws Exception {
        switch (script) {
            case "returns", "tells-its-wait" -> print("{'type':'end','how':'completed','message':null}");
            case "answers" -> {
                System.out.println("a hidden input: 4711");
                // The gate closes when everything was asked.
                gate.read(ByteBuffer.allocate(1));
            }
            case "lingers" -> Thread.sleep(60_000);
            case "throws" -> System.exit(21);
            case "exits" -> System.exit(5);
            case "exits-like-a-compile-error" -> System.exit(20);
            case "spins" -> {
                while (true) {
                    Thread.onSpinWait();
                }
            }
            case "fills-heap" -> fillHeap();
            case "fills-memory" -> fillMemory();
            case "starts-threads" -> startThreads();
            case "makes-files" -> makeFiles(350_000);
            case "hides-memory" -> {
                HiddenMemory.unseen(System.out);
                HiddenMemory.readOnly(System.out, 2048);
            }
            case "floods" -> {
                while (true) {
                    System.out.println("x".repeat(1000));
                }
            }
            case "floods-empty-lines" -> {
                while (true) {
                    System.out.print("\n".repeat(1000));
                }
            }
            case "crashes" -> crash();
            case "prints-nonsense" -> {
                System.out.println("{\"type\":\"log\",\"stream\":null,\"text\":null}");
                System.out.println("{\"type\":\"check\",\"id\":\"a\",\"outcome\":\"passed\",\"points\":100,"
                        + "\"message\":null,\"millis\":1}");
                System.out.println("just text");
                System.out.print("without an end");
                System.err.println("an error");
            }
            case "lists-devices" -> listDevices();
            case "looks-around" -> lookAround();
            case "leaves-files" -> {
                Files.writeString(Path.of("/work/left"), "left");
                Files.writeString(Path.of("/tmp/left"), "left");
                Files.writeString(Path.of("/dev/shm/left"), "left");
                lookAround();
            }
            default -> throw new IllegalArgumentException(script);
        }
    }

    /** Those of GPUs, and whether they can be read as what they are. */
    private static void listDevices() throws IOException {
        var found = new TreeSet<String>();
        String bytes = "none";
        try (var devices = Files.newDirectoryStream(Path.of("/dev"), "nvidia*")) {
            for (Path device : devices) {
                found.add(device.getFileName().toString());
                try (var in = Files.newInputStream(device)) {
                    bytes = in.read() == 0 ? "zeros" : "no zeros";
                }
            }
        }
        System.out.println(found + " " + bytes);
        print("{'type':'end','how':'completed','message':null}");
    }

    private static void lookAround() throws IOException {
        for (String folder : new String[] { "/", "/data", "/work", "/tmp", "/dev/shm", "/opt" }) {
            try (var files = Files.list(Path.of(folder))) {
                System.out.println(folder + " " + files.map(file -> file.getFileName().toString()).sorted().toList());
            }
        }
        System.out.println("data " + Files.readString(Path.of("/data/train.csv")));
        System.out.println("environ " + Files.readAllBytes(Path.of("/proc/1/environ")).length + " " + System.getenv());
        System.out.println("cmdline " + Files.readString(Path.of("/proc/1/cmdline")).replace('\0', ' '));
    }

    private static void crash() throws Exception {
        var linker = Linker.nativeLinker();
        try {
            linker.downcallHandle(linker.defaultLookup().findOrThrow("abort"), FunctionDescriptor.ofVoid()).invoke();
        } catch (Throwable e) {
            throw new Exception(e);
        }
    }

    private static void fillHeap() {
        var all = new ArrayList<byte[]>();
        try {
            while (true) {
                all.add(new byte[1 << 20]);
            }
        } catch (OutOfMemoryError e) {
            Runtime.getRuntime().halt(23);
        }
    }

    private static void fillMemory() {
        while (true) {
            Arena.global().allocate(1 << 24).fill((byte) 1);
        }
    }

    private static void startThreads() {
        int started = 0;
        try {
            for (; started < 1000; started++) {
                Thread.ofPlatform().daemon().start(LockSupport::park);
            }
            System.out.println("threads got");
        } catch (OutOfMemoryError refused) {
            System.out.println(started < 64 ? "threads refused" : started + " threads started");
        }
        print("{'type':'end','how':'completed','message':null}");
        Runtime.getRuntime().halt(0);
    }

    private static void makeFiles(int files) throws IOException {
        for (int file = 0; file < files; file++) {
            new File("/work/" + file).createNewFile();
        }
        print("{'type':'end','how':'completed','message':null}");
    }

    private static SocketChannel connect() throws Exception {
        while (true) {
            var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                channel.connect(UnixDomainSocketAddress.of(GATE));
                return channel;
            } catch (IOException e) {
                channel.close();
                Thread.sleep(10);
            }
        }
    }

    private static void print(String json) {
        System.out.println(json.replace('\'', '"'));
    }
}
