package gradus.labs.backend.bubblewrap.box;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import gradus.labs.backend.Isolation.Layer;

/**
 * For machines, containers and users that have no control groups they may write to.
 *
 * @param run where run folders lie, in one folder for each application
 */
record ProcessTrees(Path run) implements Groups {

    private static final String NOTES = "processes";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Override
    public Layer layer() {
        return new Layer("control-groups", true, "none that this user may write to: memory and time are limited process by "
                + "process, the share of processors is not, and nothing is started ahead");
    }

    @Override
    public boolean onlyProcesses() {
        return true;
    }

    @Override
    public Group create(String instance, String name, Allowance allowance) throws IOException {
        var tree = new ProcessTree(Folders.make(run.resolve(instance).resolve(NOTES), "rwx------").resolve(name), PATIENCE);
        tree.limit(allowance);
        return tree;
    }

    @Override
    public List<String> instances() throws IOException {
        return children(run).stream().filter(instance -> Files.isDirectory(instance.resolve(NOTES)))
                .map(instance -> instance.getFileName().toString()).toList();
    }

    @Override
    public void remove(String instance) throws IOException {
        Path all = run.resolve(instance).resolve(NOTES);
        for (Path notes : children(all)) {
            var left = ProcessTree.noted(notes, PATIENCE);
            left.kill();
            left.remove();
        }
        Files.deleteIfExists(all);
    }

    private static List<Path> children(Path folder) throws IOException {
        var found = new ArrayList<Path>();
        if (Files.isDirectory(folder)) {
            try (var all = Files.newDirectoryStream(folder)) {
                all.forEach(found::add);
            }
        }
        return found;
    }
}
