package gradus.labs.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Assumptions;

/** The three partners of one case, asserted as they are written down. */
public final class CaseReport {

    private static final int LONGEST = 110;

    private final String id;
    private final long startNanos = System.nanoTime();
    private String control = "";
    private String refusedBy = "";
    private String neighbour = "";
    private boolean gap;
    private boolean impossible;

    CaseReport(String id) {
        this.id = id;
    }

    /** Each attempt of the case got something in at least one of these. */
    public void control(Outcome... controls) {
        var all = Arrays.stream(controls).flatMap(control -> control.attacks(id).stream()).toList();
        assertThat(all).as("%s: no control has run: %s", id, errors(controls)).isNotEmpty();
        var got = all.stream().filter(one -> one.outcome().equals("got")).toList();
        var names = got.stream().map(Tried::what).distinct().toList();
        assertThat(names).as("%s: what works without the layer: %s", id, all)
                .containsAll(all.stream().map(Tried::what).toList());
        control(names.size() == 1 ? got.getFirst().toString()
                : "%d attempts, such as %s".formatted(names.size(),
                        got.getFirst()));
    }

    /** For a control that the test itself has looked at. */
    public void control(String what) {
        control = what;
    }

    /**
     * Each attempt of the case was refused, for one of these reasons.
     *
     * @param layer what refuses it
     * @param reasons beginnings
     */
    public void refused(String layer, Outcome boxed, String... reasons) {
        var all = boxed.attacks(id);
        assertThat(all).as("%s was not tried: %s %s", id, boxed.end(), boxed.errors()).isNotEmpty();
        assertThat(all).as("%s: refused", id).allSatisfy(one -> {
            assertThat(one.outcome()).as(one.toString()).isEqualTo("refused");
            assertThat(reasons).as(one.toString()).anyMatch(one.detail()::startsWith);
        });
        refused(layer, all.stream().map(Tried::detail).distinct().collect(Collectors.joining(", ")));
    }

    /** For a refusal that the test itself has looked at. */
    public void refused(String layer, String reason) {
        refusedBy = layer + ": " + reason;
    }

    /** A known gap: it is asserted that the attack works, so that nobody forgets the gap, or its end. */
    public void gap(String what) {
        gap = true;
        refusedBy = "GAP: " + what;
    }

    /**
     * The machine itself knows no such attack, so that nothing here shows what the layer does. The case counts as skipped.
     *
     * @param why with what the control met
     */
    public void impossible(String why) {
        impossible = true;
        control = "none: " + why;
        Assumptions.abort(why);
    }

    /** Something honest of the same kind works in the sandbox. */
    public void neighbour(Outcome boxed) {
        var all = boxed.honest(id);
        assertThat(all).as("%s: no honest neighbour: %s", id, boxed.tried()).isNotEmpty();
        assertThat(all).as("%s: neighbour", id).allMatch(one -> one.outcome().equals("fine"));
        neighbour(all.getFirst().detail());
    }

    public void neighbour(String what) {
        neighbour = what;
    }

    /** A skipped partner is never a pass. */
    void complete() {
        assertThat(List.of(control, refusedBy, neighbour)).as("%s: control, refusal, neighbour", id)
                .noneMatch(String::isEmpty);
    }

    String id() {
        return id;
    }

    /** A line of the table. */
    String row(String name, boolean passed) {
        var millis = Duration.ofNanos(System.nanoTime() - startNanos).toMillis();
        return "| %s | `%s` | %s | %s | %s | %d ms | %s |".formatted(id, name, cell(control), cell(refusedBy),
                cell(neighbour), millis,
                impossible ? "not possible here" : !passed ? "**FAILED**" : gap ? "known gap" : "held");
    }

    private static String cell(String text) {
        var clean = text.replaceAll("[\\s|]+", " ").replaceAll("/[^ ]*/target/[^ ]*|/tmp/[^ ]*|\\b[0-9a-f-]{36}\\b", "…");
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "…";
    }

    private static String errors(Outcome... controls) {
        return Arrays.stream(controls).map(Outcome::toString).collect(Collectors.joining("; "));
    }
}
