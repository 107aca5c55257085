package gradus.labs.definition;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import gradus.common.BadContent;

/**
 * A lab as one ZIP whose bytes depend on nothing but names and contents: sorted, one time stamp, and stored without
 * compression, since two versions of zlib may compress the same bytes differently.
 */
final class LabZip {

    /** Text compresses 10:1 at best; a bomb does a thousand. Counted from 1 MiB on, so that small files are free. */
    private static final int MOST_RATIO = 100;
    private static final int RATIO_FROM_BYTES = 1024 * 1024;

    /** The first moment ZIP can express; later ones would add a field with the machine's time zone. */
    private static final LocalDateTime WRITTEN = LocalDateTime.of(1980, 1, 1, 0, 0);

    private LabZip() {
    }

    static byte[] write(LabFiles files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.all().entrySet()) {
                var checksum = new CRC32();
                checksum.update(file.getValue());
                var entry = new ZipEntry(file.getKey());
                entry.setMethod(ZipEntry.STORED);
                entry.setTimeLocal(WRITTEN);
                entry.setSize(file.getValue().length);
                entry.setCrc(checksum.getValue());
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return bytes.toByteArray();
    }

    /** @throws BadContent if it is no ZIP, passes a limit of {@link LabFiles}, or grows like a bomb */
    static LabFiles read(String origin, byte[] bytes) {
        var files = new LabFiles(origin);
        var total = 0L;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var content = zip.readNBytes(LabFiles.MOST_FILE_BYTES + 1); // one more than allowed, to tell
                total += content.length;
                if (total > RATIO_FROM_BYTES && total / MOST_RATIO > bytes.length) {
                    throw new BadContent(origin, "holds more than %d times its own size".formatted(MOST_RATIO));
                }
                files.add(entry.getName(), content);
            }
        } catch (IOException | IllegalArgumentException e) { // the latter: a name that is not UTF-8
            throw new BadContent(origin, "is not a ZIP", e);
        }
        if (files.all().isEmpty()) {
            throw new BadContent(origin, "is not a ZIP, or an empty one");
        }
        return files;
    }

    /** 64 lower-case hexadecimal digits. */
    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
