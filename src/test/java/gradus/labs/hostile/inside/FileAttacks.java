package gradus.labs.hostile.inside;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Groups A and, as far as it is about files left as results, B. */
final class FileAttacks {

    private static final long O_WRONLY = 1;
    private static final long FIFO = 0010666;
    private static final long TEBIBYTE = 1L << 40;

    private FileAttacks() {
    }

    static void run(String script, Attempts attempts) throws Throwable {
        switch (script) {
            case "files-read" -> read(attempts);
            case "files-write" -> write(attempts);
            case "files-runtime" -> overwrite(attempts);
            case "files-leave" -> leave(attempts);
            case "files-look" -> look(attempts);
            case "files-results" -> results(attempts);
            case "files-names" -> names(attempts);
            case "files-late" -> late(attempts);
            default -> throw new IllegalArgumentException(script);
        }
    }

    private static void read(Attempts attempts) throws IOException {
        attempts.attack("A1", "/etc/shadow", () -> bytes("/etc/shadow"));
        attempts.attack("A1", "/root", () -> entries("/root"));
        attempts.attack("A2", "another's file", () -> bytes(attempts.place("other")));
        attempts.attack("A3", "hidden labels", () -> bytes(attempts.place("hidden")));
        attempts.attack("A3", "walk", () -> walk(Path.of(attempts.place("root"))));
        attempts.attack("A4", "configuration", () -> bytes(attempts.place("config")));
        attempts.attack("A4", "checkout", () -> entries(attempts.place("checkout")));
        attempts.honest("A1", () -> bytes("/data/places"));
        attempts.honest("A2", () -> bytes("/data/places"));
        attempts.honest("A3", () -> entries("/"));
        attempts.honest("A4", () -> entries("/opt/gradus/lib"));
        attempts.say("A3", "roots", "fine", entries("/"));
        attempts.say("A3", "unexpected", "fine", unexpected());
    }

    private static void write(Attempts attempts) {
        for (String folder : attempts.place("folders").split(",")) {
            attempts.attack("A5", folder, () -> create(Path.of(folder, "attack")));
            attempts.attack("D4", folder, () -> create(Path.of(folder, "fill")));
        }
        attempts.honest("A5", () -> create(Path.of("/work/own")));
        attempts.honest("D4", () -> create(Path.of("/tmp/own")));
    }

    private static void overwrite(Attempts attempts) {
        for (String file : attempts.place("runtime").split(",")) {
            attempts.attack("A6", file.substring(file.lastIndexOf('/') + 1), () -> {
                Native.call("open", Native.text(file), O_WRONLY);
                return "open for writing";
            });
        }
        attempts.honest("A6", () -> entries("/opt/gradus/lib"));
    }

    private static void leave(Attempts attempts) {
        for (String folder : attempts.place("folders").split(",")) {
            attempts.honest("A8", () -> create(Path.of(folder, "left-behind")));
        }
    }

    private static void look(Attempts attempts) {
        for (String folder : attempts.place("folders").split(",")) {
            attempts.attack("A8", folder, () -> bytes(folder + "/left-behind"));
        }
        attempts.honest("A8", () -> create(Path.of("/work/own")));
    }

    /** Results that are not what they seem, where a collector of files would look. */
    private static void results(Attempts attempts) {
        Path work = Path.of(attempts.place("work"));
        attempts.attack("B1", "link as result", () -> bytes(Files.createSymbolicLink(work.resolve("predictions.csv"),
                Path.of("/etc/passwd")).toString()));
        attempts.attack("B2", "folder as link", () -> {
            Files.move(work, work.resolveSibling("moved"));
            Files.delete(Files.createSymbolicLink(work, Path.of("/etc")));
            Files.move(work.resolveSibling("moved"), work);
            return "replaced, and put back";
        });
        attempts.attack("B3", "hard link", () -> Files.createLink(work.resolve("linked"),
                Path.of(attempts.place("linkable"))).toString());
        attempts.attack("B4", "fifo", () -> made("mknod", Native.text(work + "/fifo"), FIFO, 0));
        attempts.attack("B5", "sparse", () -> {
            try (var file = FileChannel.open(work.resolve("sparse"), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE)) {
                file.write(java.nio.ByteBuffer.wrap(new byte[1]), TEBIBYTE - 1);
                return file.size() + " bytes";
            }
        });
        for (String id : new String[] { "B1", "B2", "B3", "B4", "B5" }) {
            attempts.honest(id, () -> Files.writeString(work.resolve("honest-" + id), "0.5\n").toString());
        }
    }

    private static void names(Attempts attempts) {
        Path work = Path.of(attempts.place("work"));
        for (String name : new String[] { "line\nbreak", "\u001b[31mred", "\u202Etxt.exe", "x".repeat(255) }) {
            attempts.honest("A9", () -> create(work.resolve(name)));
        }
        String[] names = { "a\\u000d\\u000aX-Evil: 1", "\\u001b[31mred", "\\u202Eyan.exe", "../../../etc/passwd",
                "a\\\".html\\\"; x=\\\"", "x".repeat(300), "<script>alert(1)</script>" };
        for (String name : names) {
            System.out.println("{\"type\":\"artifact\",\"name\":\"" + name
                    + "\",\"dtype\":\"uint8\",\"shape\":[1],\"data\":\"AA==\"}");
        }
        System.out.println("{\"type\":\"artifact\",\"name\":\"weights\",\"dtype\":\"uint8\",\"shape\":[1],"
                + "\"data\":\"AA==\"}");
    }

    /** Something that goes on writing after the program's end. */
    private static void late(Attempts attempts) throws Exception {
        Path file = Path.of(attempts.place("work"), "late");
        Thread.ofPlatform().daemon().start(() -> keepWriting(file));
        attempts.attack("B6", "another process", () -> {
            new ProcessBuilder("/bin/sh", "-c", "i=0; while [ $i -lt 200 ]; do echo $i >>" + file
                    + "; i=$((i+1)); sleep 0.01; done").start();
            return "started";
        });
        attempts.honest("B6", () -> create(file.resolveSibling("own")));
    }

    private static void keepWriting(Path file) {
        try {
            while (true) {
                Files.writeString(file, "x", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                Thread.sleep(1);
            }
        } catch (IOException e) {
            Thread.currentThread().interrupt();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String made(String function, long... arguments) throws Throwable {
        Native.call(function, arguments);
        return "made";
    }

    private static String bytes(String file) throws IOException {
        return Files.readAllBytes(Path.of(file)).length + " bytes";
    }

    private static String create(Path file) throws IOException {
        Files.writeString(file, "x");
        return "written";
    }

    private static String entries(String folder) throws IOException {
        try (var files = Files.list(Path.of(folder))) {
            return String.join(" ", new TreeSet<>(files.map(file -> file.getFileName().toString()).toList()));
        }
    }

    private static String walk(Path root) throws Exception {
        var found = new StringBuilder();
        visit(root, file -> {
            if (file.getFileName().toString().matches(".*(hidden|solution).*") && !file.startsWith("/proc")) {
                found.append(file).append(' ');
            }
        });
        if (found.isEmpty()) {
            throw new Refused("not there");
        }
        return found.toString();
    }

    /** Files outside of what a sandbox is made of. */
    private static String unexpected() throws IOException {
        var known = Stream
                .of("/proc", "/opt/jdk", "/opt/gradus", "/opt/prlimit", "/usr/lib", "/usr/lib64", "/data", "/dev", "/lib",
                        "/lib64", "/gate/socket")
                .map(Path::of).toList();
        var found = new StringBuilder();
        visit(Path.of("/"), file -> {
            if (known.stream().noneMatch(file::startsWith)) {
                found.append(file).append(' ');
            }
        });
        return found.toString();
    }

    private interface Visit {
        void file(Path file);
    }

    private static void visit(Path root, Visit visit) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                visit.file(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                boolean endless = Arrays.asList("/proc", "/sys").contains(folder.toString());
                return endless ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }
        });
    }
}
