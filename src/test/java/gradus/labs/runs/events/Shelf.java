package gradus.labs.runs.events;

import java.util.List;

import gradus.labs.wire.LearnerMessage;

/** For tests of other packages: what is kept of the tensors that a program says it saved. */
public final class Shelf {

    private Shelf() {
    }

    public static List<String> kept(List<LearnerMessage> claims) {
        var shelf = new ArtifactShelf();
        claims.stream().filter(LearnerMessage.Artifact.class::isInstance).map(LearnerMessage.Artifact.class::cast)
                .forEach(shelf::keep);
        return shelf.all().stream().map(Artifact::name).toList();
    }
}
