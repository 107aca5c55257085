package gradus.labs.workspaces;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import gradus.common.Problem;
import gradus.labs.definition.LabVersion;

/** What a learner's files may be. Everything else is refused before it is stored or compiled. */
final class FileRules {

    static final int MOST_FILES = 20;
    static final int MOST_BYTES = 64 * 1024;
    static final int MOST_BYTES_IN_ALL = 256 * 1024;

    /** A Java file in the unnamed package: no folder, no dot but the last, so nothing can point elsewhere. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,59}\\.java");
    private static final int SHOWN_NAME = 80;

    private FileRules() {
    }

    /**
     * @param files name → text, as somebody sent them
     * @return the files to keep, sorted by name; unchanged copies of read-only files are left out
     * @throws Problem naming the first file that may not be, and why
     */
    static Map<String, String> checked(LabVersion lab, Map<String, String> files) {
        var kept = new TreeMap<String, String>();
        files.forEach((name, text) -> {
            if (!NAME.matcher(name).matches()) {
                throw new Problem(WorkspaceProblem.FILE_NAME_NOT_ALLOWED, "File name not allowed: " + shown(name),
                        Map.of("file", shown(name)));
            }
            if (!isReadOnlyCopy(lab, name, text)) {
                kept.put(name, text);
            }
        });
        return withinLimits(kept);
    }

    private static boolean isReadOnlyCopy(LabVersion lab, String name, String text) {
        var readOnly = lab.files().stream().filter(file -> file.readOnly() && file.name().equals(name)).findFirst();
        if (readOnly.isPresent() && !readOnly.get().text().equals(text)) {
            throw new Problem(WorkspaceProblem.FILE_READ_ONLY, name + " is read-only", Map.of("file", name));
        }
        return readOnly.isPresent();
    }

    /** @throws Problem if the files are too many, too large, or no text */
    static Map<String, String> withinLimits(Map<String, String> files) {
        if (files.size() > MOST_FILES) {
            throw new Problem(WorkspaceProblem.TOO_MANY_FILES, files.size() + " files",
                    Map.of("count", Integer.toString(files.size()), "most", Integer.toString(MOST_FILES)));
        }
        int all = 0;
        for (var file : files.entrySet()) {
            int bytes = bytes(file.getKey(), file.getValue());
            if (bytes > MOST_BYTES) {
                throw new Problem(WorkspaceProblem.FILE_TOO_LARGE, "%s has %d bytes".formatted(file.getKey(), bytes),
                        Map.of("file", file.getKey(), "kibibytes", kibibytes(bytes), "most", kibibytes(MOST_BYTES)));
            }
            all += bytes;
        }
        if (all > MOST_BYTES_IN_ALL) {
            throw new Problem(WorkspaceProblem.FILES_TOO_LARGE, all + " bytes in all",
                    Map.of("kibibytes", kibibytes(all), "most", kibibytes(MOST_BYTES_IN_ALL)));
        }
        return files;
    }

    /** Size in UTF-8; NUL and half characters are no text, and the database could not keep them. */
    private static int bytes(String name, String text) {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            if (text.indexOf('\0') < 0) {
                return encoded.remaining();
            }
        } catch (CharacterCodingException e) {
            throw notText(name);
        }
        throw notText(name);
    }

    private static Problem notText(String name) {
        return new Problem(WorkspaceProblem.FILE_NOT_TEXT, name + " is not text", Map.of("file", name));
    }

    private static String kibibytes(int bytes) {
        return Integer.toString(Math.ceilDiv(bytes, 1024));
    }

    /** A name that was refused may hold anything: shown short, with everything unprintable marked. */
    private static String shown(String name) {
        var start = name.substring(0, Math.min(name.length(), SHOWN_NAME));
        var printable = start.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "\uFFFD");
        return name.length() > SHOWN_NAME ? printable + "…" : printable;
    }
}
