package gradus.labs.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import gradus.identity.Viewer;
import gradus.labs.definition.LabVersion;
import gradus.labs.definition.Labs;
import gradus.labs.runs.Run;
import gradus.labs.runs.Runs;
import gradus.labs.wire.Mode;
import gradus.labs.workspaces.ContentHash;
import gradus.labs.workspaces.Workspace;
import gradus.labs.workspaces.Workspaces;

/** Puts the lab page together from what the labs modules know. */
@ApplicationScoped
class LabDesk {

    private final Labs labs;
    private final Workspaces workspaces;
    private final Runs runs;
    private final Verdicts verdicts;
    private final LabTexts texts;
    private final Viewer viewer;

    LabDesk(Labs labs, Workspaces workspaces, Runs runs, Verdicts verdicts, LabTexts texts, Viewer viewer) {
        this.labs = labs;
        this.workspaces = workspaces;
        this.runs = runs;
        this.verdicts = verdicts;
        this.texts = texts;
        this.viewer = viewer;
    }

    LabView view(String id, PaneLayout layout) {
        var lab = labs.require(id);
        var workspace = workspaces.open(id);
        var newest = runs.list(id, 0, 1);
        var run = newest.runs().stream().findFirst().map(found -> line(runs.get(found.id()), workspace)).orElse(null);
        return new LabView(id, texts.title(lab), lab.course(), texts.courseTitle(lab), viewer.id(), workspace.revision(),
                workspace.savedAt(), texts.brief(lab), texts.hints(lab), files(lab, workspace.files()), newest.total(), run,
                former(workspace), layout, verdicts.latest(lab));
    }

    /** Saves the files and starts a run of them if there is a mode. */
    void take(String lab, Map<String, String> files, Optional<Mode> mode) {
        workspaces.save(lab, files);
        mode.ifPresent(chosen -> runs.start(lab, chosen, Optional.of(files), Optional.empty()));
    }

    /** Saves the files, so that undoing brings them back, and puts the lab's own in their place: one, or all. */
    void reset(String lab, Map<String, String> files, Optional<String> file) {
        workspaces.save(lab, files);
        workspaces.reset(lab, file);
    }

    private static LabView.Former former(Workspace workspace) {
        var former = workspace.former();
        return former == null ? null : new LabView.Former(former.snapshot(), former.replacedAt(), former.by());
    }

    private static List<LabView.File> files(LabVersion lab, Map<String, String> saved) {
        return lab.files().stream().map(file -> new LabView.File(file.name(),
                file.readOnly() ? file.text() : saved.getOrDefault(file.name(), file.text()), file.readOnly())).toList();
    }

    private static LabView.Run line(Run run, Workspace workspace) {
        var message = run.waiting() == null ? run.message() : run.waiting().message();
        return new LabView.Run(run.id(), run.state(), run.mode(), message, words(run),
                run.budget() == null ? null : run.budget().message(),
                run.evidence() == null ? null : run.evidence().device(),
                ContentHash.of(workspace.files()).equals(run.snapshot()));
    }

    private static String words(Run run) {
        return switch (run.state()) {
            case "queued" -> "queued";
            case "running" -> Words.key("running-" + run.mode());
            case "finished" -> run.score() == null ? "endCompleted" : "endGraded";
            default -> "endFinished";
        };
    }
}
