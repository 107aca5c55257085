package gradus.items.questions;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.databind.JsonNode;

import gradus.common.Problem;
import gradus.common.Seeds;
import gradus.identity.Viewer;
import gradus.items.Item;
import gradus.items.Items;
import gradus.items.kinds.Draw;
import gradus.items.kinds.Verdict;

/**
 * Items, asked of the viewer: one of practice at a time, or several of any use as a paper. Whoever is signed in has numbers of
 * their own and finds the last answer again;
 * who is not gets everybody's numbers, and an answer is judged and forgotten.
 */
@ApplicationScoped
public class Questions {

    private static final int MOST_VARIANTS = 10_000;

    private final Items items;
    private final Viewer viewer;
    private final Seeds seeds;
    private final Clock clock;

    Questions(Items items, Viewer viewer, Seeds seeds, Clock clock) {
        this.items = items;
        this.viewer = viewer;
        this.seeds = seeds;
        this.clock = clock;
    }

    /** From a form or an address; nonsense counts as the first. */
    public static int variant(String given) {
        return given != null && given.matches("\\d{1,4}") ? Integer.parseInt(given) : 0;
    }

    static boolean isVariant(int variant) {
        return variant >= 0 && variant < MOST_VARIANTS;
    }

    /**
     * Each as the viewer left it: the last answer, if the item has not changed since.
     *
     * @throws Problem 404 if one of them is no practice item
     */
    @Transactional
    List<Asked> asked(List<String> ids) {
        return left(ids.stream().map(items::requirePractice).toList(), 0, row -> true);
    }

    private List<Asked> left(List<Item> asked, int variant, Predicate<ItemAnswer> counts) {
        var last = viewer.signedIn() && !asked.isEmpty() ? ItemAnswer.last(viewer.id(), asked.stream().map(Item::uuid).toList())
                : Map.<UUID, ItemAnswer> of();
        return asked.stream().map(item -> Optional.ofNullable(last.get(item.uuid()))
                .filter(row -> row.itemVersion.equals(item.version())).filter(counts)
                .map(row -> Asked.unanswered(item, row.variant, row.seed).answered(row.answer))
                .orElseGet(() -> fresh(item, variant))).toList();
    }

    /** Items of any use with the numbers of this variant, unanswered; who asks them knows that they may be shown. */
    @Transactional // to learn who is asking
    public Paper paper(List<Item> items, int variant) {
        return new Paper(variant, items.stream().map(item -> fresh(item, variant)).toList());
    }

    /**
     * The same with what the viewer last answered, where that was to this variant, the item has not changed, and not before.
     */
    @Transactional
    public Paper paperAsLeft(List<Item> items, int variant, Instant since) {
        return new Paper(variant,
                left(items, variant, row -> row.variant == variant && !row.answeredAt.isBefore(since)));
    }

    /**
     * Keeps the answers of somebody who is signed in.
     *
     * @param place the page they were given on
     */
    @Transactional
    public void keep(Paper paper, String place) {
        paper.asked().stream().filter(asked -> asked.verdict().isPresent()).forEach(asked -> keep(asked, place));
    }

    /** With the numbers of this variant, unanswered. */
    @Transactional // to learn who is asking
    Asked asked(String id, int variant) {
        return fresh(items.requirePractice(id), variant);
    }

    /**
     * Judges an answer, and keeps it if it is one and somebody is signed in.
     *
     * @param place the page it was answered on
     * @throws Problem 404 if there is no such practice item
     */
    @Transactional
    Asked answer(String id, int variant, JsonNode answer, String place) {
        var asked = fresh(items.requirePractice(id), variant).answered(answer);
        if (viewer.signedIn() && asked.verdict().isPresent()) {
            keep(asked, place);
        }
        return asked;
    }

    /**
     * What the viewer is asked first by this item.
     *
     * @throws Problem 404 if there is no such practice item
     */
    @Transactional
    public Draw drawn(String id) {
        return asked(id, 0).draw();
    }

    /**
     * Answers what {@link #drawn} asks.
     *
     * @param place the page it was answered on
     * @return the share of the points; empty if it is no answer, and not kept
     * @throws Problem 404 if there is no such practice item
     */
    @Transactional
    public Optional<Double> answered(String id, JsonNode answer, String place) {
        return answer(id, 0, answer, place).verdict().map(Verdict::share);
    }

    private void keep(Asked asked, String place) {
        var row = new ItemAnswer();
        row.id = UUID.randomUUID();
        row.personId = viewer.id();
        row.itemUuid = asked.item().uuid();
        row.itemVersion = asked.item().version();
        row.variant = asked.variant();
        row.seed = asked.draw().seed();
        row.place = place;
        row.answer = asked.answer().orElseThrow();
        row.share = asked.verdict().orElseThrow().share();
        row.answeredAt = clock.instant();
        row.persistAndFlush();
        ItemAnswer.prune(row.personId, row.itemUuid);
    }

    private Asked fresh(Item item, int variant) {
        return Asked.unanswered(item, variant, viewer.signedIn() ? seeds.of("item", viewer.id(), item.uuid() + "\0" + variant)
                : variant);
    }
}
