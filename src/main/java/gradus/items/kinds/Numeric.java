package gradus.items.kinds;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

import gradus.common.Text;
import gradus.items.arithmetic.Arithmetic;

/**
 * A number within a tolerance, perhaps with a unit. The right number without its unit is worth half where the unit is
 * asked for.
 *
 * @param answer in the first unit
 * @param units that are accepted; the first is the key's; may be empty
 * @param asksUnit whether the unit is part of the answer; else it stands beside the field
 * @param mistakes known ones, tried in this order
 */
public record Numeric(Arithmetic answer, Tolerance tolerance, List<Unit> units, boolean asksUnit,
        List<Mistake> mistakes) implements Task {

    private static final double UNIT_MISSING = 0.5;
    private static final List<Integer> POWERS = List.of(1, 2, 3, 6);

    @Override
    public String kind() {
        return "numeric";
    }

    @Override
    public Shown shown(Draw draw) {
        var beside = asksUnit ? Optional.<Text> empty() : units.stream().findFirst().map(Unit::name);
        return new Shown(kind(), List.of(), List.of(), beside, asksUnit, List.of(), Map.of());
    }

    @Override
    public Verdict judge(Draw draw, JsonNode typed) {
        var reading = NumberReading.of(Answers.typed(typed));
        var unit = unit(reading.unit());
        var factor = unit.map(Unit::factor).orElse(BigDecimal.ONE);
        var candidates = reading.candidates().stream().map(number -> number.multiply(factor)).toList();
        var key = draw.value(answer);
        if (candidates.stream().anyMatch(candidate -> tolerance.holds(candidate, key))) {
            return asksUnit && unit.isEmpty()
                    ? new Verdict(UNIT_MISSING, List.of(new Remark.Said("unit-missing")), Map.of())
                    : Verdict.right(List.of());
        }
        for (var mistake : mistakes) {
            if (candidates.stream().anyMatch(candidate -> tolerance.holds(candidate, draw.value(mistake.answer())))) {
                return Verdict.wrong(new Remark.Words(mistake.feedback()));
            }
        }
        return Verdict.wrong(new Remark.Said(typical(reading.candidates(), candidates, key)));
    }

    /** What people get wrong with any number. */
    private String typical(List<BigDecimal> typed, List<BigDecimal> candidates, BigDecimal key) {
        if (key.signum() == 0) {
            return "wrong-number";
        }
        for (var candidate : candidates) {
            if (tolerance.nearlyHolds(candidate, key)) {
                return "nearly";
            }
            if (tolerance.holds(candidate.negate(), key)) {
                return "wrong-sign";
            }
            for (var power : POWERS) {
                if (tolerance.holds(candidate.scaleByPowerOfTen(power), key)
                        || tolerance.holds(candidate.scaleByPowerOfTen(-power), key)) {
                    return "power-of-ten";
                }
            }
        }
        for (var unit : units) {
            if (typed.stream().anyMatch(number -> tolerance.holds(number.multiply(unit.factor()), key))) {
                return "other-unit";
            }
        }
        return "wrong-number";
    }

    private Optional<Unit> unit(String written) {
        if (written.isEmpty()) {
            return Optional.empty();
        }
        var unit = units.stream().filter(candidate -> candidate.isWritten(written)).findFirst();
        if (unit.isEmpty()) {
            throw units.isEmpty() ? new InvalidAnswer("only-a-number", Map.of("rest", written))
                    : new InvalidAnswer("unknown-unit", Map.of("unit", written, "known", units.stream()
                            .map(known -> known.name().english()).collect(Collectors.joining(", "))));
        }
        return unit;
    }

    @Override
    public JsonNode key(Draw draw) {
        return written(draw.value(answer));
    }

    @Override
    public Map<String, JsonNode> distractors(Draw draw) {
        var distractors = new LinkedHashMap<String, JsonNode>();
        for (var i = 0; i < mistakes.size(); i++) {
            distractors.put("mistakes[" + i + "]", written(draw.value(mistakes.get(i).answer())));
        }
        return distractors;
    }

    private JsonNode written(BigDecimal value) {
        var rounded = value.round(MathContext.DECIMAL64).toString().replace("E+", "E");
        return Answers.JSON.textNode(asksUnit ? rounded + " " + units.getFirst().name().english() : rounded);
    }

    @Override
    public JsonNode read(Function<String, List<String>> fields) {
        return Answers.field(fields.apply("answer"));
    }

    @Override
    public List<Text> texts() {
        return mistakes.stream().map(Mistake::feedback).toList();
    }

    @Override
    public List<String> problems(Draw draw) {
        var problems = new ArrayList<String>();
        if (draw.value(answer).signum() == 0 && tolerance.absolute().signum() == 0 && !tolerance.equals(Tolerance.EXACT)) {
            problems.add("the key is 0, which a relative tolerance leaves no room around; give tolerance.absolute");
        }
        return problems;
    }
}
