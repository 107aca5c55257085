package gradus.labs.hostile.inside;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.foreign.Arena;
import java.lang.invoke.MethodHandles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/** Group D. */
final class ResourceAttacks {

    private static final int MIB = 1 << 20;
    private static final int HEAP_FULL = 23;

    private ResourceAttacks() {
    }

    static void run(String script, Attempts attempts) throws Exception {
        switch (script) {
            case "resources-heap" -> heap(attempts);
            case "resources-native" -> attempts.attack("D2", "native memory", () -> fillNative(attempts));
            case "resources-files" -> files(attempts);
            case "resources-inodes" -> attempts.attack("D5", "empty files", () -> inodes(attempts));
            case "resources-floods" -> flood(attempts);
            case "resources-trickles" -> trickle(attempts);
            case "resources-spins" -> spin(attempts);
            case "resources-classes" -> attempts.attack("D10", "classes", () -> classes(attempts));
            case "resources-quiet" -> quiet(attempts);
            default -> throw new IllegalArgumentException(script);
        }
    }

    private static void quiet(Attempts attempts) {
        attempts.attack("D9", "open files", () -> open(attempts.number("descriptors")));
        attempts.attack("D11", "mlock", () -> {
            long bytes = 64L * MIB;
            var memory = Native.memory(bytes);
            Native.call("mlock", memory.address(), bytes);
            return "64 MiB locked";
        });
        attempts.honest("D9", () -> open(100));
        attempts.honest("D11", () -> {
            Native.call("mmap", 0, 1L << 40, 0, 0x4022, -1, 0);
            return "1 TiB reserved and none of it used";
        });
    }

    private static void heap(Attempts attempts) {
        var all = new ArrayList<byte[]>();
        try {
            while (all.size() < attempts.number("mebibytes")) {
                all.add(new byte[MIB]);
            }
            attempts.say("D1", "heap", "got", all.size() + " MiB");
        } catch (OutOfMemoryError e) {
            int size = all.size();
            all.clear();
            attempts.say("D1", "heap", "refused", "OutOfMemoryError after " + size + " MiB");
            Runtime.getRuntime().halt(HEAP_FULL);
        }
    }

    private static String fillNative(Attempts attempts) {
        long size = 0;
        for (; size < attempts.number("mebibytes"); size += 16) {
            Arena.global().allocate(16 * MIB).fill((byte) 1);
        }
        return size + " MiB";
    }

    private static void files(Attempts attempts) {
        for (String folder : attempts.place("folders").split(",")) {
            attempts.attack("D3", folder, () -> fill(Path.of(folder, "fill"), attempts.number("mebibytes")));
        }
        attempts.honest("D3", () -> fill(Path.of("/work/honest"), 8));
    }

    private static String fill(Path file, long mebibytes) throws Exception {
        byte[] block = new byte[MIB];
        long written = 0;
        try (var out = new FileOutputStream(file.toFile())) {
            for (; written < mebibytes; written++) {
                out.write(block);
            }
            return written + " MiB";
        } catch (IOException e) {
            throw new Refused(Attempts.reason(e) + " after " + written + " MiB");
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static String inodes(Attempts attempts) throws Exception {
        Path folder = Files.createDirectory(Path.of(attempts.place("work"), "many"));
        for (int i = 0; i < attempts.number("files"); i++) {
            Files.createFile(folder.resolve(Integer.toString(i)));
        }
        return attempts.number("files") + " files";
    }

    /** Standard output and error at once, without a line's end. */
    private static void flood(Attempts attempts) {
        String block = "x".repeat(64 * 1024);
        for (long written = 0; written < attempts.number("mebibytes") * MIB; written += 2 * block.length()) {
            System.out.print(block);
            System.err.print(block);
        }
        System.out.println();
        attempts.say("D6", "flood", "got", attempts.number("mebibytes") + " MiB");
    }

    private static void trickle(Attempts attempts) throws InterruptedException {
        attempts.say("D7", "trickles", "fine", "a byte now and then");
        while (true) {
            System.out.print('.');
            System.out.flush();
            Thread.sleep(20);
        }
    }

    private static void spin(Attempts attempts) throws InterruptedException {
        attempts.say("D8", "spins", "fine", "on every core");
        for (int i = 0; i < 4; i++) {
            Thread.ofPlatform().daemon().start(() -> {
                while (true) {
                    Thread.onSpinWait();
                }
            });
        }
        Thread.sleep(attempts.number("millis"));
    }

    private static String open(long most) throws Exception {
        var all = new ArrayList<FileInputStream>();
        try {
            while (all.size() < most) {
                all.add(new FileInputStream("/dev/null"));
            }
            return all.size() + " open";
        } catch (IOException e) {
            throw new Refused(Attempts.reason(e));
        } finally {
            for (var file : all) {
                file.close();
            }
        }
    }

    /** Hidden classes with many methods each: they fill what Java keeps classes in. */
    private static String classes(Attempts attempts) throws Exception {
        byte[] bytes = ClassFile.of().build(ClassDesc.of(ResourceAttacks.class.getPackageName() + ".Made"), made -> {
            for (int i = 0; i < 400; i++) {
                made.withMethodBody("method" + i, MethodTypeDesc.of(ConstantDescs.CD_int),
                        ClassFile.ACC_STATIC | ClassFile.ACC_PUBLIC, code -> code.loadConstant(1).ireturn());
            }
        });
        var lookup = MethodHandles.lookup();
        var kept = new ArrayList<Class<?>>();
        try {
            while (kept.size() < attempts.number("classes")) {
                kept.add(lookup.defineHiddenClass(bytes, true, MethodHandles.Lookup.ClassOption.STRONG).lookupClass());
            }
            return kept.size() + " classes";
        } catch (OutOfMemoryError e) {
            Runtime.getRuntime().halt(HEAP_FULL); // as the harness does; nothing that needs another class works now
            throw e;
        }
    }
}
