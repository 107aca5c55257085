package gradus.labs.backend.bubblewrap;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

import org.jboss.logging.Logger;

import gradus.labs.backend.bubblewrap.box.Folders;
import gradus.labs.backend.bubblewrap.box.Groups;
import gradus.labs.backend.bubblewrap.box.MachineLock;
import gradus.labs.backend.bubblewrap.box.ProcessStat;

/**
 * One running application among those that share this machine: its run folders, and the user ids it holds. The name
 * carries the process and when it started, so that everybody can see whether it still lives.
 */
final class Instance implements AutoCloseable {

    /** For all applications on this machine together. */
    static final int MOST_UIDS = 256;
    private static final Logger LOG = Logger.getLogger(Instance.class);
    private static final String UIDS = "uids";
    private static final String LOCK = "lock";
    /** Process id, its start in clock ticks, and something to tell two backends of one process apart. */
    private static final Pattern NAME = Pattern.compile("([0-9]{1,18})-([0-9]{1,18})-[0-9a-f]{4}");

    private final Path run;
    private final String name;

    private Instance(Path run, String name) {
        this.run = run;
        this.name = name;
    }

    static Instance open(Path run) throws IOException {
        Folders.make(run, "rwx--x--x");
        Folders.make(run.resolve(UIDS), "rwx------");
        long own = ProcessHandle.current().pid();
        String random = HexFormat.of().toHexDigits((short) ThreadLocalRandom.current().nextInt());
        String name = "%d-%s-%s".formatted(own, ProcessStat.of(own).orElseThrow().start(), random);
        Folders.make(run.resolve(name), "rwx--x--x");
        return new Instance(run, name);
    }

    String name() {
        return name;
    }

    Path folder() {
        return run.resolve(name);
    }

    /** Takes a user id that no living run on this machine has. */
    int claimUid(int first) throws IOException {
        for (int uid = first; uid < first + MOST_UIDS; uid++) {
            try {
                // A link is made in one step together with its text.
                Files.createSymbolicLink(run.resolve(UIDS).resolve(Integer.toString(uid)), Path.of(name));
                return uid;
            } catch (FileAlreadyExistsException e) {
                continue;
            }
        }
        throw new IOException("All %d user ids from %d are in use".formatted(MOST_UIDS, first));
    }

    void releaseUid(int uid) throws IOException {
        Files.deleteIfExists(run.resolve(UIDS).resolve(Integer.toString(uid)));
    }

    /**
     * Ends and removes what applications left behind that were killed.
     *
     * @return what cannot be removed, a line for each application; its user ids stay taken until it can
     */
    static List<String> clean(Path run, Groups groups) throws IOException {
        Folders.make(run, "rwx--x--x");
        try (var lock = MachineLock.take(run.resolve(LOCK))) {
            var stuck = cleanAlone(run, groups);
            stuck.forEach((name, why) -> LOG.errorf(why, "What %s left behind cannot be removed", name));
            return stuck.entrySet().stream().map(
                    each -> "cannot be removed, so the next start tries again and its user ids stay taken until then: what %s left behind: %s"
                            .formatted(each.getKey(), each.getValue().getMessage()))
                    .toList();
        }
    }

    private static Map<String, IOException> cleanAlone(Path run, Groups groups) throws IOException {
        var stuck = new TreeMap<String, IOException>();
        for (String instance : groups.instances()) {
            if (!alive(instance)) {
                attempt(instance, stuck, () -> groups.remove(instance));
            }
        }
        for (Path folder : list(run)) {
            String name = folder.getFileName().toString();
            if (NAME.matcher(name).matches() && !alive(name)) {
                attempt(name, stuck, () -> removeRuns(folder));
            }
        }
        for (Path uid : list(run.resolve(UIDS))) {
            try {
                String holder = Files.readSymbolicLink(uid).toString();
                if (!alive(holder) && !stuck.containsKey(holder)) {
                    Files.deleteIfExists(uid);
                }
            } catch (NoSuchFileException e) {
                continue; // a living application has just given it back
            }
        }
        return stuck;
    }

    private interface Removal {
        void run() throws IOException;
    }

    private static void attempt(String name, Map<String, IOException> stuck, Removal removal) {
        try {
            removal.run();
        } catch (IOException e) {
            stuck.putIfAbsent(name, e);
        }
    }

    private static void removeRuns(Path folder) throws IOException {
        for (Path left : list(folder)) {
            RunFolder.remove(left);
        }
        Folders.delete(folder);
    }

    static boolean alive(String name) throws IOException {
        var parts = NAME.matcher(name);
        return parts.matches() && ProcessStat.living(Long.parseLong(parts.group(1)), parts.group(2)).isPresent();
    }

    private static List<Path> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        var all = new ArrayList<Path>();
        try (var children = Files.newDirectoryStream(folder)) {
            children.forEach(all::add);
        }
        return all;
    }

    @Override
    public void close() throws IOException {
        Folders.delete(folder());
    }
}
