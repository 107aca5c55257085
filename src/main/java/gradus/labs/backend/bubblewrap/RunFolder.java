package gradus.labs.backend.bubblewrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import gradus.labs.backend.Job;
import gradus.labs.backend.bubblewrap.box.Folders;
import gradus.labs.backend.bubblewrap.box.Libc;

/**
 * The files of one run outside its sandboxes, gone with it: both data folders, the gate, and what the launcher hands to
 * bubblewrap. Each data folder is readable by its own process's user alone; the gate is writable by the grader alone.
 */
record RunFolder(Path path) implements AutoCloseable {

    private static final String GATE = "gate";
    /** Room for a socket and little more. */
    private static final String GATE_OPTIONS = "size=64k,nr_inodes=8,mode=0711,uid=%d,gid=%d";

    /**
     * With empty data folders.
     *
     * @param root whether each process has a user of its own, and the gate lies in memory, where its size is bounded
     */
    static RunFolder create(Path path, boolean graded, int learnerUid, int graderUid, boolean root) throws IOException {
        var folder = new RunFolder(Folders.make(path, "rwx--x--x"));
        try {
            dataFolder(folder.learnerData(), learnerUid, root);
            if (graded) {
                dataFolder(folder.graderData(), graderUid, root);
                Folders.make(folder.gate(), "rwx--x--x");
                if (root) {
                    Libc.mountTmpfs(folder.gate(), GATE_OPTIONS.formatted(graderUid, graderUid));
                }
            }
            return folder;
        } catch (IOException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    Path learnerData() {
        return path.resolve("learner-data");
    }

    Path graderData() {
        return path.resolve("grader-data");
    }

    Path gate() {
        return path.resolve(GATE);
    }

    private static void dataFolder(Path folder, int uid, boolean root) throws IOException {
        // An ordinary user has to fill it itself; its sandboxes see it as read-only all the same.
        Folders.mode(Folders.own(Files.createDirectory(folder), uid), root ? "r-x------" : "rwx------");
    }

    /** The processes that see the folders may be there already; they wait for their job. */
    void fill(Job job, int learnerUid, int graderUid) throws IOException {
        fill(learnerData(), job.publicData(), learnerUid);
        if (job.grader().isPresent()) {
            fill(graderData(), job.hiddenData(), graderUid);
        }
    }

    private static void fill(Path folder, Map<String, byte[]> files, int uid) throws IOException {
        for (var file : files.entrySet()) {
            Path target = folder.resolve(file.getKey());
            if (file.getKey().isEmpty() || !folder.equals(target.normalize().getParent())) {
                throw new IOException("A data file is called " + file.getKey());
            }
            Files.write(target, file.getValue());
            Folders.mode(Folders.own(target, uid), "r--------");
        }
    }

    @Override
    public void close() throws IOException {
        remove(path);
    }

    static void remove(Path folder) throws IOException {
        Path gate = folder.resolve(GATE);
        if (Files.isDirectory(gate) && !Files.getFileStore(gate).equals(Files.getFileStore(folder))) {
            Libc.unmount(gate);
        }
        Folders.delete(folder);
    }
}
