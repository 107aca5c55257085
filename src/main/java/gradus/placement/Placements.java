package gradus.placement;

import static gradus.placement.PlacementProblem.PLACEMENT_NOT_FOUND;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import gradus.common.Problem;
import gradus.identity.Viewer;
import gradus.items.questions.Paper;
import gradus.items.questions.Questions;
import gradus.organizations.Tenancy;

/** The placement check as the viewer takes it. Whoever is signed in finds answers and result again. */
@ApplicationScoped
class Placements {

    static final String ADDRESS = "/placement";

    /** @param advice empty before it is evaluated */
    record Sitting(Paper paper, Optional<Advice> advice) {
    }

    private final PlacementItems items;
    private final Questions questions;
    private final Viewer viewer;
    private final Tenancy tenancy;
    private final Clock clock;

    Placements(PlacementItems items, Questions questions, Viewer viewer, Tenancy tenancy, Clock clock) {
        this.items = items;
        this.questions = questions;
        this.viewer = viewer;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /**
     * As the viewer left it: the last result, or questions to answer.
     *
     * @throws Problem 404 if this curriculum has no item of placement
     */
    @Transactional
    Sitting last() {
        requireOffered();
        var result = viewer.signedIn() ? PlacementResult.of(viewer.id()) : Optional.<PlacementResult> empty();
        return result.map(row -> new Sitting(questions.paperAsLeft(items.all(), row.variant, row.takenAt),
                Optional.of(items.advice(Set.of(row.missed))))).orElseGet(() -> fresh(0));
    }

    /**
     * The questions with the numbers of this variant, unanswered.
     *
     * @throws Problem 404 if this curriculum has no item of placement
     */
    @Transactional // to learn who is asking
    Sitting fresh(int variant) {
        requireOffered();
        return new Sitting(questions.paper(items.all(), variant), Optional.empty());
    }

    /** Evaluates what was answered, unless something in it can't be read, and keeps it for somebody who is signed in. */
    @Transactional
    Sitting take(Paper answered) {
        if (answered.isUnreadable()) {
            return new Sitting(answered, Optional.empty());
        }
        var missed = answered.missed();
        if (viewer.signedIn()) {
            var now = clock.instant(); // before any answer, so that those since then are the ones of this taking
            questions.keep(answered, ADDRESS);
            PlacementResult.make(tenancy.current(), viewer.id(), now);
            var row = PlacementResult.of(viewer.id()).orElseThrow();
            row.variant = answered.variant();
            row.missed = missed.toArray(UUID[]::new);
            row.takenAt = now;
        }
        return new Sitting(answered, Optional.of(items.advice(missed)));
    }

    boolean asks(String item) {
        return items.all().stream().anyMatch(one -> one.id().equals(item));
    }

    private void requireOffered() {
        if (!items.isOffered()) {
            throw new Problem(PLACEMENT_NOT_FOUND, "No item with use: placement");
        }
    }
}
