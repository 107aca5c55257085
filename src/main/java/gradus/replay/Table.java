package gradus.replay;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/** A comparison as lines of text: what, then, now, and whether that is the same. */
final class Table {

    private record Line(String what, String then, String now, boolean same) {
    }

    private static final String NONE = "–";

    private final List<Line> lines = new ArrayList<>();

    private Table(JsonNode replay) {
        add("end", replay.path("end").path("then"), replay.path("end").path("now"), replay.path("end"));
        var score = replay.path("score");
        if (score.path("then").isObject() || score.path("now").isObject()) {
            lines.add(new Line("points", points(score.path("then")), points(score.path("now")), same(score)));
        }
        replay.path("checks").forEach(check -> add("check " + check.path("id").asText(),
                check.path("then").path("outcome"), check.path("now").path("outcome"), check));
        replay.path("curves").forEach(this::curve);
        replay.path("environment")
                .forEach(part -> add(part.path("name").asText(), part.path("then"), part.path("now"), part));
    }

    static List<String> of(JsonNode replay) {
        return new Table(replay).lines();
    }

    private void curve(JsonNode curve) {
        var name = "curve " + curve.path("name").asText();
        var first = curve.path("first");
        if (!first.isObject()) {
            lines.add(new Line(name, curve.path("pointsThen").asText() + " points",
                    curve.path("pointsNow").asText() + " points", same(curve)));
            return;
        }
        var step = " at step " + first.path("step").asText();
        add(name + step, first.path("then"), first.path("now"), curve);
    }

    private void add(String what, JsonNode then, JsonNode now, JsonNode pair) {
        lines.add(new Line(what, then.asText(NONE), now.asText(NONE), same(pair)));
    }

    private List<String> lines() {
        int what = lines.stream().mapToInt(line -> line.what().length()).max().orElse(0);
        int then = lines.stream().mapToInt(line -> line.then().length()).max().orElse(0);
        int now = lines.stream().mapToInt(line -> line.now().length()).max().orElse(0);
        var format = "%%-%ds  %%-%ds  %%-%ds  %%s".formatted(Math.max(what, 4), Math.max(then, 4), Math.max(now, 4));
        var texts = new ArrayList<String>();
        texts.add(format.formatted("what", "then", "now", "").stripTrailing());
        lines.forEach(line -> texts.add(format.formatted(line.what(), line.then(), line.now(),
                line.same() ? "same" : "DIFFERENT")));
        return texts;
    }

    private static String points(JsonNode score) {
        return score.isObject() ? score.path("earned").asText() + " / " + score.path("possible").asText() : NONE;
    }

    private static boolean same(JsonNode pair) {
        return pair.path("same").asBoolean();
    }
}
