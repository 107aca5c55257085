package gradus.labs.workspaces;

import java.time.Instant;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import gradus.web.Listing;

/** States of the caller's files that were kept: for runs, and whenever something else took their place. */
@Path("/api/v1/labs/{lab}/snapshots")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("learner")
class SnapshotApi {

    /** @param files names only; the texts are one call away */
    record Line(String id, Instant keptAt, String keptFor, List<String> files) {

        static Line of(KeptState state) {
            return new Line(state.id(), state.keptAt(), state.keptFor(), state.files().keySet().stream().sorted().toList());
        }
    }

    record Lines(List<Line> snapshots, int page, int size, long total) implements Listing {
    }

    private final Snapshots snapshots;

    SnapshotApi(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /** Newest first. Without {@code runs}, only states that were not kept for a run. */
    @GET
    public Lines list(@RestPath String lab, @RestQuery @DefaultValue("true") boolean runs,
            @RestQuery @DefaultValue("0") int page, @RestQuery @DefaultValue("20") int size) {
        var kept = snapshots.list(lab, runs, page, size);
        return new Lines(kept.snapshots().stream().map(Line::of).toList(), kept.page(), kept.size(), kept.total());
    }

    @GET
    @Path("{id}")
    public KeptState get(@RestPath String lab, @RestPath String id) {
        return snapshots.get(lab, id);
    }
}
