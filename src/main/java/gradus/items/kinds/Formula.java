package gradus.items.kinds;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import gradus.common.Text;
import gradus.items.arithmetic.Arithmetic;
import gradus.items.arithmetic.BadExpression;
import gradus.items.arithmetic.Undefined;

/**
 * An expression in named variables. Two expressions count as the same if they agree, to 8 digits, at {@value #POINTS} points
 * drawn inside the variables' ranges; the item's parameters may stand in the key.
 */
public record Formula(Arithmetic answer, List<Variable> variables, List<Mistake> mistakes) implements Task {

    private static final int POINTS = 24;
    private static final int LEAST_POINTS = 12;
    private static final BigDecimal RELATIVE = new BigDecimal("1e-8");
    private static final BigDecimal ABSOLUTE = new BigDecimal("1e-12");

    @Override
    public String kind() {
        return "formula";
    }

    @Override
    public Shown shown(Draw draw) {
        return new Shown(kind(), List.of(), List.of(), Optional.empty(), false,
                variables.stream().map(Variable::name).toList(), Map.of());
    }

    @Override
    public Verdict judge(Draw draw, JsonNode typed) {
        var given = readable(Answers.typed(typed));
        var points = points(draw);
        if (agree(given, answer, points)) {
            return Verdict.right(List.of());
        }
        for (var mistake : mistakes) {
            if (agree(given, mistake.answer(), points)) {
                return Verdict.wrong(new Remark.Words(mistake.feedback()));
            }
        }
        return Verdict.wrong(new Remark.Said(typical(given, points)));
    }

    /** What differs in the same way at every point. */
    private String typical(Arithmetic given, List<Map<String, BigDecimal>> points) {
        var ratios = new ArrayList<BigDecimal>();
        var differences = new ArrayList<BigDecimal>();
        for (var point : points) {
            try {
                var key = value(answer, point);
                var value = value(given, point);
                differences.add(value.subtract(key));
                if (key.signum() != 0) {
                    ratios.add(value.divide(key, MathContext.DECIMAL64));
                }
            } catch (Undefined e) {
                return "no-value-somewhere";
            }
        }
        if (!ratios.isEmpty() && ratios.stream().allMatch(ratio -> close(ratio, ratios.getFirst()))
                && ratios.getFirst().signum() != 0) {
            return close(ratios.getFirst(), BigDecimal.ONE.negate()) ? "opposite-formula" : "factor-formula";
        }
        return differences.stream().allMatch(difference -> close(difference, differences.getFirst()))
                ? "constant-formula"
                : "wrong-formula";
    }

    private Arithmetic readable(String typed) {
        try {
            var expression = Arithmetic.of(Normal.expression(typed, variables.stream().flatMap(Formula::names)));
            var known = variables.stream().flatMap(Formula::names).collect(Collectors.toSet());
            for (var name : expression.names()) {
                if (!known.contains(name)) {
                    throw new InvalidAnswer("unknown-name", Map.of("name", NumberReading.shortened(name), "known",
                            variables.stream().map(Variable::name).collect(Collectors.joining(", "))));
                }
            }
            return expression;
        } catch (BadExpression e) {
            var reason = switch (e.reason()) {
                case EMPTY -> "nothing-typed";
                case TOO_LONG -> "formula-too-long";
                case TOO_LARGE -> "formula-too-large";
                case UNKNOWN_FUNCTION -> "unknown-function";
                case NOT_A_NUMBER, SYNTAX -> "not-a-formula";
            };
            throw new InvalidAnswer(reason, Map.of("part", NumberReading.shortened(e.part()), "most",
                    Integer.toString(Arithmetic.MOST_CHARACTERS)));
        }
    }

    /** Where the key has a value, with every spelling of every variable. */
    private List<Map<String, BigDecimal>> points(Draw draw) {
        var dice = draw.dice("formula");
        var points = new ArrayList<Map<String, BigDecimal>>();
        for (var i = 0; i < POINTS; i++) {
            var point = new HashMap<>(draw.values());
            for (var variable : variables) {
                var value = variable.drawn(dice);
                names(variable).forEach(name -> point.put(name, value));
            }
            try {
                value(answer, point);
                points.add(point);
            } catch (Undefined e) {
                // the key says nothing here, so nothing is asked here
            }
        }
        return points;
    }

    private static boolean agree(Arithmetic one, Arithmetic other, List<Map<String, BigDecimal>> points) {
        for (var point : points) {
            try {
                if (!close(value(one, point), value(other, point))) {
                    return false;
                }
            } catch (Undefined e) {
                return false;
            }
        }
        return !points.isEmpty();
    }

    private static BigDecimal value(Arithmetic expression, Map<String, BigDecimal> point) throws Undefined {
        return expression.value(point);
    }

    private static boolean close(BigDecimal a, BigDecimal b) {
        return a.subtract(b).abs().compareTo(a.abs().max(b.abs()).multiply(RELATIVE).max(ABSOLUTE)) <= 0;
    }

    private static Stream<String> names(Variable variable) {
        return Stream.concat(Stream.of(variable.name()), variable.spellings().stream());
    }

    /** The key with the parameters' values in it, since a learner cannot name those. */
    @Override
    public JsonNode key(Draw draw) {
        return written(answer, draw);
    }

    @Override
    public Map<String, JsonNode> distractors(Draw draw) {
        var distractors = new LinkedHashMap<String, JsonNode>();
        for (var i = 0; i < mistakes.size(); i++) {
            distractors.put("mistakes[" + i + "]", written(mistakes.get(i).answer(), draw));
        }
        return distractors;
    }

    private JsonNode written(Arithmetic expression, Draw draw) {
        var text = expression.toString();
        var own = variables.stream().flatMap(Formula::names).collect(Collectors.toCollection(HashSet::new));
        for (var value : draw.values().entrySet()) {
            if (!own.contains(value.getKey())) {
                text = text.replaceAll("(?<![\\p{L}\\p{N}_])" + value.getKey() + "(?![\\p{L}\\p{N}_])",
                        "(" + value.getValue().toPlainString() + ")");
            }
        }
        return Answers.JSON.textNode(text);
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
        return points(draw).size() >= LEAST_POINTS ? List.of()
                : List.of("the key has a value at fewer than %d of %d points of its variables".formatted(LEAST_POINTS,
                        POINTS));
    }
}
