package gradus.standalone;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Whom {@code web} runs as. Where root starts everything, it is a user without a name to whom nothing belongs but a folder for
 * temporary files: it cannot read the data folder, nor look into the runner. An ordinary user's {@code web} is that user.
 */
final class WebUser {

    private static final int FIRST_UID = 44_000;
    private static final int UIDS = 1_000;
    private static final int FIRST_OPEN_PORT = 1_024;

    private final boolean root;
    private final int uid;
    private final Path place;

    /**
     * @param root whether another user has to be found
     * @param place folder for its temporary files, and for copies of what it could not read where it lies
     */
    WebUser(boolean root, int uid, Path place) {
        this.root = root;
        this.uid = uid;
        this.place = place;
    }

    /** The user that belongs to this data folder: installations beside each other have different ones. */
    static WebUser of(Path data) throws IOException {
        int uid = FIRST_UID + Math.floorMod(data.toString().hashCode(), UIDS);
        boolean root = (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0;
        return new WebUser(root, uid, Path.of("/var/cache/gradus/web-" + uid));
    }

    /**
     * Makes its folder, empty.
     *
     * @throws StartFailure if root cannot give its rights up here
     */
    void prepare() throws IOException {
        if (!root) {
            return;
        }
        Files.createDirectories(place);
        mode(place.getParent(), "rwxr-xr-x");
        mode(place, "rwxr-xr-x");
        Software.delete(temporary());
        mode(Files.createDirectory(temporary()), "rwx------");
        Files.setAttribute(temporary(), "unix:uid", uid);
        Files.setAttribute(temporary(), "unix:gid", uid);
        try {
            Commands.run(command(FIRST_OPEN_PORT, List.of("true")));
        } catch (StartFailure cannot) {
            throw new StartFailure("""
                    Pages are never served by root, and this root cannot become another user:
                    %s
                    Start Gradus as an ordinary user; labs need a root that can.""".formatted(cannot.getMessage()), cannot);
        }
    }

    /** @param port that the command will listen on; the lower ones are root's to open, which hands on the right to */
    List<String> command(int port, List<String> command) {
        if (!root) {
            return command;
        }
        var right = port < FIRST_OPEN_PORT ? ",+net_bind_service" : "";
        var whole = new ArrayList<>(List.of("setpriv", "--reuid=" + uid, "--regid=" + uid, "--clear-groups",
                "--no-new-privs", "--inh-caps=-all" + right, "--ambient-caps=-all" + right, "--bounding-set=-all" + right,
                "env", "-C", temporary().toString(), "HOME=" + temporary(), "TMPDIR=" + temporary()));
        whole.addAll(command);
        return whole;
    }

    /** Java itself asks neither of these variables. */
    List<String> javaOptions() {
        return root ? List.of("-Duser.home=" + temporary(), "-Djava.io.tmpdir=" + temporary()) : List.of();
    }

    /** This tree, or a copy of it if in it, or on the way there, somebody who is not its owner is shut out. */
    Path readable(String name, Path tree) throws IOException {
        var real = tree.toRealPath();
        if (!root || open(real)) {
            return real;
        }
        var copy = place.resolve(name);
        var made = place.resolve(name + ".txt");
        var wanted = listing(real);
        if (!Files.exists(made) || !Files.readString(made).equals(wanted)) {
            Files.deleteIfExists(made);
            Software.delete(copy);
            copy(real, copy);
            Files.writeString(made, wanted); // last: only a whole copy has it
        }
        return copy;
    }

    private Path temporary() {
        return place.resolve("temporary");
    }

    private static boolean open(Path tree) throws IOException {
        for (var step = tree.getParent(); step != null; step = step.getParent()) {
            if (!allows(step, PosixFilePermission.OTHERS_EXECUTE)) {
                return false;
            }
        }
        try (var all = Files.walk(tree)) {
            for (var path : all.filter(each -> !Files.isSymbolicLink(each)).toList()) {
                if (!allows(path, PosixFilePermission.OTHERS_READ)
                        || Files.isDirectory(path) && !allows(path, PosixFilePermission.OTHERS_EXECUTE)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static String listing(Path tree) throws IOException {
        try (var all = Files.walk(tree, FileVisitOption.FOLLOW_LINKS)) {
            var lines = new ArrayList<String>();
            for (var path : all.filter(Files::isRegularFile).sorted().toList()) {
                lines.add("%s %d %s".formatted(path, Files.size(path), Files.getLastModifiedTime(path)));
            }
            return lines.stream().collect(Collectors.joining("\n"));
        }
    }

    /** What links point to is copied, too. */
    private static void copy(Path from, Path to) throws IOException {
        try (var all = Files.walk(from, FileVisitOption.FOLLOW_LINKS)) {
            for (var path : all.filter(Files::exists).toList()) {
                var target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    mode(Files.createDirectories(target), "rwxr-xr-x");
                } else {
                    mode(Files.copy(path, target), allows(path, PosixFilePermission.OWNER_EXECUTE) ? "rwxr-xr-x" : "rw-r--r--");
                }
            }
        }
    }

    private static boolean allows(Path path, PosixFilePermission permission) throws IOException {
        return Files.getPosixFilePermissions(path).contains(permission);
    }

    private static void mode(Path path, String mode) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }
}
