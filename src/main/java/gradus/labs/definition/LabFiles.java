package gradus.labs.definition;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

import gradus.common.BadContent;

/**
 * The files of one lab's folder: relative name with forward slashes → bytes. It does not matter whether they came from
 * a disk or from a ZIP; the same limits hold.
 */
final class LabFiles {

    static final int MOST_FILES = 200;
    static final int MOST_FILE_BYTES = 4 * 1024 * 1024;
    static final int MOST_BYTES = 16 * 1024 * 1024;

    /** No file or folder starts with a dot or a hyphen, so that neither {@code ..} nor an option can be meant. */
    private static final Pattern NAME = Pattern
            .compile("(?=.{1,200}$)[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*){0,3}");

    private final String origin;
    private final SortedMap<String, byte[]> contents = new TreeMap<>();
    private long bytes;

    /** @param origin how errors name the lab: its folder, or the ZIP it came in */
    LabFiles(String origin) {
        this.origin = origin;
    }

    /** Reads a lab's folder. Links are refused: what they point to is not part of the lab. */
    static LabFiles ofFolder(Path folder) {
        var files = new LabFiles(folder.toString());
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted().toList()) {
                if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                    continue;
                }
                var name = folder.relativize(path).toString().replace('\\', '/');
                if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                    throw files.error(name, "is not a plain file");
                }
                if (Files.size(path) > MOST_FILE_BYTES) {
                    throw files.error(name, "is larger than 4 MiB");
                }
                files.add(name, Files.readAllBytes(path));
            }
        } catch (IOException e) {
            throw new BadContent(folder.toString(), "cannot be read", e);
        }
        return files;
    }

    /** @throws BadContent if the name could mean another place, is taken, or a limit is passed */
    void add(String name, byte[] content) {
        if (!NAME.matcher(name).matches()) {
            throw error(name, "has a name that a lab's file cannot have");
        }
        if (content.length > MOST_FILE_BYTES) {
            throw error(name, "is larger than 4 MiB");
        }
        bytes += content.length;
        if (bytes > MOST_BYTES) {
            throw error(name, "makes the lab larger than 16 MiB");
        }
        if (contents.putIfAbsent(name, content) != null) {
            throw error(name, "stands there twice");
        }
        if (contents.size() > MOST_FILES) {
            throw error(name, "is one file too many; a lab has at most " + MOST_FILES);
        }
    }

    String origin() {
        return origin;
    }

    /** Every file by name, sorted. */
    Map<String, byte[]> all() {
        return contents;
    }

    /** The files directly inside a folder, by their own names, sorted. */
    SortedMap<String, byte[]> in(String folder) {
        var inside = new TreeMap<String, byte[]>();
        contents.forEach((name, content) -> {
            if (name.startsWith(folder + "/") && name.indexOf('/', folder.length() + 1) < 0) {
                inside.put(name.substring(folder.length() + 1), content);
            }
        });
        return inside;
    }

    Optional<byte[]> content(String name) {
        return Optional.ofNullable(contents.get(name));
    }

    /** @param most bytes */
    Optional<String> text(String name, int most) {
        return content(name).map(content -> decode(name, content, most));
    }

    /** Strict UTF-8 without NUL, so that what is compiled is what was reviewed. */
    String decode(String name, byte[] content, int most) {
        if (content.length > most) {
            throw error(name, "is larger than %d KiB".formatted(most / 1024));
        }
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
            if (text.indexOf('\0') >= 0) {
                throw error(name, "holds a NUL character");
            }
            return text;
        } catch (CharacterCodingException e) {
            throw new BadContent(origin + "/" + name, "is not UTF-8", e);
        }
    }

    BadContent error(String name, String what) {
        return new BadContent(origin + "/" + name, what);
    }
}
