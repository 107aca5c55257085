package gradus.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Properties;
import java.util.function.Supplier;

/** A few remembered values in a file only its owner can read; every change is on the disk before it is used. */
final class Settings {

    private final Path file;
    private final Properties values = new Properties();

    private Settings(Path file) {
        this.file = file;
    }

    /** @throws StartFailure if others can read or change the file, or it cannot be read */
    static Settings open(Path file) {
        var settings = new Settings(file);
        if (!Files.exists(file)) {
            return settings;
        }
        try (var in = Files.newBufferedReader(file, UTF_8)) {
            var others = EnumSet.copyOf(Files.getPosixFilePermissions(file));
            others.removeAll(PosixFilePermissions.fromString("rwx------"));
            if (!others.isEmpty()) {
                throw new StartFailure("Others can read %1$s. If nobody did: chmod 600 %1$s".formatted(file));
            }
            settings.values.load(in);
            return settings;
        } catch (IOException e) {
            throw new StartFailure("%s cannot be read: %s".formatted(file, DataFolder.reason(e)), e);
        }
    }

    /** The remembered value, or a new one that is remembered from now on. */
    String get(String name, Supplier<String> first) {
        var value = values.getProperty(name);
        if (value != null) {
            return value;
        }
        var created = first.get();
        put(name, created);
        return created;
    }

    String get(String name) {
        return values.getProperty(name, "");
    }

    void put(String name, String value) {
        values.setProperty(name, value);
        write();
    }

    /** A new file under the old name: a crash leaves the old or the new one, never a half. */
    private void write() {
        var text = new StringWriter();
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            values.store(text, null);
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                for (var bytes = UTF_8.encode(text.toString()); bytes.hasRemaining();) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StartFailure("%s cannot be written: %s".formatted(file, DataFolder.reason(e)), e);
        }
    }
}
