package gradus.labs.definition;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import gradus.common.Text;
import gradus.labs.backend.Hardware;
import gradus.labs.backend.LabIsolation;
import gradus.labs.backend.Limits;
import gradus.labs.definition.LabVersion.SourceFile;

/**
 * A program in a lesson that readers can change and run. To the machinery of runs it is a lab with one file and nothing
 * to be judged, so that a run of it is a practice run like any other.
 *
 * @param id starts with {@code cell.}, which no lab's id does
 * @param course of the lesson
 * @param code a Java compact source file
 */
public record LiveCell(String id, String course, String code) {

    /** Its only file; the implicit class has the same name. */
    public static final String FILE = "Cell.java";

    private static final String ENTRY_POINT = "Cell";
    private static final String PREFIX = "cell.";
    private static final long MIB = 1024 * 1024;

    /**
     * A cell shows one thing at a glance; what takes longer is a lab. Processor time is what keeps it short: on a busy
     * machine, 2 s of it were measured to take 20 s.
     */
    private static final Limits LIMITS = new Limits(Duration.ofSeconds(60), Duration.ofSeconds(15), 1024 * MIB, 128,
            MIB);

    private static final Text NOTHING = new Text("", "");

    public LiveCell {
        if (!isCell(id)) {
            throw new IllegalArgumentException("No id of a cell: " + id);
        }
    }

    /** Whether an id in a run is a cell's, not a lab's. */
    public static boolean isCell(String id) {
        return id.startsWith(PREFIX);
    }

    /** What its runs are made from. */
    public LabVersion version() {
        return packed().version();
    }

    PackedLab packed() {
        var files = new LabFiles(id);
        files.add(FILE, code.getBytes(StandardCharsets.UTF_8));
        var zip = LabZip.write(files);
        return new PackedLab(version(LabZip.sha256(zip)), zip);
    }

    static LabVersion version(LabFiles files, String sha256, String id, String course) {
        var code = files.text(FILE, LabParser.MOST_SOURCE_BYTES)
                .orElseThrow(() -> files.error(FILE, "is missing"));
        return new LiveCell(id, course, code).version(sha256);
    }

    private LabVersion version(String sha256) {
        return new LabVersion(sha256, id, UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)), course, NOTHING,
                NOTHING, NOTHING, List.of(), List.of(new SourceFile(FILE, code, false)), ENTRY_POINT, Optional.empty(),
                Map.of(), Optional.empty(), Map.of(), Map.of(), Map.of(), List.of(), 0, LIMITS, Hardware.CPU,
                LabIsolation.STANDARD, Map.of(),
                Map.of());
    }
}
