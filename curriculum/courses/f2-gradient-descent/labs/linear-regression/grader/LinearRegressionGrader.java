import gradus.grading.AdaptiveCheck;
import gradus.grading.Answer;
import gradus.grading.BatchCheck;
import gradus.grading.Call;
import gradus.grading.Check;
import gradus.grading.Draw;
import gradus.grading.Dtype;
import gradus.grading.Grader;
import gradus.grading.Learner;
import gradus.grading.Tensor;
import gradus.grading.Verdict;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Judges each method by itself, on rides of other counts, features and scales than the learner's; then gradient and
 * step together, with a learning rate of its own.
 *
 * <p>Tolerances: float32 rounds by 6e-8 of a number, and sums here have at most 300 terms, so honest answers are within
 * 2e-5 of the largest element. Allowed is 1e-3; the nearest known mistake is off by half.
 */
public final class LinearRegressionGrader implements Grader {

    private static final String CLASS = "GradientDescent";
    private static final double TOLERANCE = 1e-3;
    /** cos 0.8°, where float32 errs by less than a hundredth of a degree. */
    private static final double SAME_DIRECTION = 0.9999;
    /** A rate this many times smaller than the largest stable one is stable, but wastes the learner's day. */
    private static final double TIMID = 50;
    private static final int STEPS = 100;
    /** The slowest direction keeps at most e⁻⁷ of its loss in that many steps; what is left is far below this. */
    private static final double ARRIVED = 1.1;

    @Override
    public Map<String, Check> checks(Draw draw) {
        return Map.of(
                "predict", predict(draw.random("predict")),
                "loss", loss(draw.random("loss")),
                "gradient-direction", gradient(draw.random("gradient"), LinearRegressionGrader::direction),
                "gradient-size", gradient(draw.random("gradient"), LinearRegressionGrader::size),
                "step", step(draw.random("step")),
                "rate", rate(draw.random("rate")),
                "descent", (AdaptiveCheck) LinearRegressionGrader::descend);
    }

    private static BatchCheck predict(RandomGenerator random) {
        List<Place> places = List.of(Place.draw(random, 1, 1), Place.draw(random, 6, 3), Place.draw(random, 50, 5));
        return each(places, place -> Call.invoke(CLASS, "predict", place.rides().features(), place.theta()),
                (place, answer) -> {
                    Rides rides = place.rides();
                    double[] theta = place.theta().values();
                    double[] predictions = answer.floats(rides.count()).values();
                    double[] none = theta.clone();
                    none[0] = 0;
                    double[] last = new double[theta.length];
                    Arrays.setAll(last, i -> theta[(i + theta.length - 1) % theta.length]);
                    double[] expected = rides.predict(theta);
                    if (!near(predictions, expected) && near(predictions, rides.predict(none))) {
                        return Verdict.partial(0.4, "no-intercept", Map.of());
                    }
                    if (!near(predictions, expected) && near(predictions, rides.predict(last))) {
                        return Verdict.partial(0.4, "intercept-last", Map.of());
                    }
                    return judge(answer, expected);
                });
    }

    private static BatchCheck loss(RandomGenerator random) {
        List<Place> places = List.of(Place.draw(random, 4, 1), Place.draw(random, 90, 2));
        return each(places, place -> Call.invoke(CLASS, "loss", place.predictions(), place.rides().targets()),
                (place, answer) -> {
                    double loss = answer.number();
                    double expected = Rides.meanSquare(place.predictions().values(), place.rides().targets().values());
                    if (near(loss, expected * place.rides().count())) {
                        return Verdict.partial(0.5, "sum", Map.of());
                    }
                    if (near(loss, expected / 2)) {
                        return Verdict.partial(0.5, "half", Map.of());
                    }
                    if (near(loss, Math.sqrt(expected))) {
                        return Verdict.partial(0.5, "root", Map.of());
                    }
                    answer.near(expected, TOLERANCE * expected);
                    return Verdict.pass();
                });
    }

    /** The same rides for both questions about the gradient, so that each mistake is seen by one of them. */
    private static BatchCheck gradient(RandomGenerator random, Judge<Place> judge) {
        List<Place> places = List.of(Place.draw(random, 5, 1), Place.draw(random, 40, 3), Place.draw(random, 300, 5));
        return each(places, place -> Call.invoke(CLASS, "gradient", place.rides().features(), place.rides().targets(),
                place.theta()), judge);
    }

    private static Verdict direction(Place place, Answer answer) {
        double[] gradient = answer.floats(place.rides().parameters()).values();
        double[] expected = place.gradient();
        double length = Rides.norm(gradient);
        if (length == 0) {
            return Verdict.fail("zero");
        }
        double cosine = Rides.dot(gradient, expected) / length / Rides.norm(expected);
        if (cosine >= SAME_DIRECTION) {
            return Verdict.pass();
        }
        if (cosine <= -SAME_DIRECTION) {
            return Verdict.fail("downhill");
        }
        if (gradient[0] == 0) {
            return Verdict.fail("intercept");
        }
        if (Arrays.stream(gradient).allMatch(element -> near(element, gradient[0]))) {
            return Verdict.fail("all-alike");
        }
        double degrees = Math.toDegrees(Math.acos(Math.clamp(cosine, -1, 1)));
        return Verdict.fail("elsewhere", Map.of("degrees", rounded(degrees)));
    }

    private static Verdict size(Place place, Answer answer) {
        int rides = place.rides().count();
        double ratio = Rides.norm(answer.floats(place.rides().parameters()).values()) / Rides.norm(place.gradient());
        if (near(ratio, 1)) {
            return Verdict.pass();
        }
        if (near(ratio, 0.5)) {
            return Verdict.partial(0.4, "half", Map.of());
        }
        if (near(ratio, rides) || near(ratio, rides / 2.0)) {
            return Verdict.fail("sum");
        }
        return Verdict.fail("length", Map.of("rides", Integer.toString(rides), "ratio", rounded(ratio)));
    }

    private static BatchCheck step(RandomGenerator random) {
        List<Move> moves = List.of(Move.draw(random, 2), Move.draw(random, 5));
        return each(moves, move -> Call.invoke(CLASS, "step", move.theta(), move.gradient(), move.rate()),
                (move, answer) -> {
                    double[] next = answer.floats(move.theta().size()).values();
                    if (near(next, move.next(-move.rate()))) {
                        return Verdict.fail("uphill");
                    }
                    if (near(next, move.next(1))) {
                        return Verdict.partial(0.5, "no-rate", Map.of());
                    }
                    return judge(answer, move.next(move.rate()));
                });
    }

    /** The scales lie so far apart that no constant is right for all three. */
    private static BatchCheck rate(RandomGenerator random) {
        List<Rides> sets = List.of(Rides.draw(random, 60, 3, 4, 1, 1, 1), Rides.draw(random, 60, 40, 4, 1, 1, 1),
                Rides.draw(random, 60, 0.3, 4, 1, 1));
        return each(sets, set -> Call.invoke(CLASS, "rate", set.features()), (set, answer) -> {
            double share = answer.number() / set.largestRate();
            if (share <= 0) {
                return Verdict.fail("not-positive");
            }
            if (share >= 1) {
                return Verdict.fail("unstable", Map.of("times", rounded(share)));
            }
            return share * TIMID < 1 ? Verdict.fail("timid", Map.of("times", rounded(1 / share))) : Verdict.pass();
        });
    }

    private static Verdict descend(Draw draw, Learner learner) {
        RandomGenerator random = draw.random("descent");
        Rides rides = Rides.draw(random, 200, 1.7, random.nextDouble(4, 6), random.nextDouble(2, 3),
                -random.nextDouble(2, 3), random.nextDouble(2, 3));
        double rate = rides.largestRate() / 4;
        Tensor theta = new Tensor(Dtype.FLOAT32, new long[] {rides.parameters()}, new double[rides.parameters()]);
        double first = rides.loss(theta.values());
        double loss = first;
        learner.metric("loss", 0, loss);
        for (int step = 1; step <= STEPS; step++) {
            Tensor gradient = learner.call(Call.invoke(CLASS, "gradient", rides.features(), rides.targets(), theta))
                    .floats(rides.parameters()).as(Dtype.FLOAT32);
            theta = learner.call(Call.invoke(CLASS, "step", theta, gradient, rate))
                    .floats(rides.parameters()).as(Dtype.FLOAT32);
            double next = rides.loss(theta.values());
            learner.metric("loss", step, next);
            learner.progress(step, STEPS);
            if (!(next <= loss * (1 + 1e-4))) { // at the bottom, float32 trembles by less than that
                return Verdict.fail("rises", Map.of("step", Integer.toString(step)));
            }
            loss = next;
        }
        double times = loss / rides.smallestLoss();
        if (times <= ARRIVED) {
            return Verdict.pass();
        }
        if (loss > first / 2) {
            return Verdict.fail("stays", Map.of("steps", Integer.toString(STEPS)));
        }
        return Verdict.partial(0.4, "not-there", Map.of("steps", Integer.toString(STEPS), "times", rounded(times)));
    }

    /** One call for each case; the worst answer decides. */
    private static <C> BatchCheck each(List<C> cases, Function<C, Call> call, Judge<C> judge) {
        return BatchCheck.of(cases.stream().map(call).toList(), answers -> IntStream.range(0, cases.size())
                .mapToObj(i -> judge.judge(cases.get(i), answers.get(i)))
                .min(Comparator.comparingDouble(Verdict::fraction)).orElseThrow());
    }

    private interface Judge<C> {
        Verdict judge(C given, Answer answer);
    }

    private static Verdict judge(Answer answer, double[] expected) {
        answer.tensor().requireNear(Tensor.of(expected), tolerance(expected), 0);
        return Verdict.pass();
    }

    private static boolean near(double[] answer, double[] expected) {
        return IntStream.range(0, answer.length)
                .allMatch(i -> Math.abs(answer[i] - expected[i]) <= tolerance(expected));
    }

    private static double tolerance(double[] expected) {
        return TOLERANCE * Arrays.stream(expected).map(Math::abs).max().orElseThrow();
    }

    private static boolean near(double answer, double expected) {
        return Math.abs(answer - expected) <= TOLERANCE * Math.abs(expected);
    }

    private static String rounded(double number) {
        return new BigDecimal(number).round(new MathContext(2)).toPlainString();
    }

    /** Rides, and a place on the loss's slope that is far from level, above all along the intercept. */
    private record Place(Rides rides, Tensor theta) {

        static Place draw(RandomGenerator random, int count, int features) {
            double[] truth = random.doubles(features + 1, -3, 3).toArray();
            double[] theta = new double[features + 1];
            Arrays.setAll(theta, i -> truth[i] + (i == 0 ? random.nextDouble(4, 6) : random.nextDouble(1, 3)));
            return new Place(Rides.draw(random, count, 1, truth),
                    new Tensor(Dtype.FLOAT32, new long[] {theta.length}, theta));
        }

        double[] gradient() {
            return rides.gradient(theta.values());
        }

        Tensor predictions() {
            return new Tensor(Dtype.FLOAT32, new long[] {rides.count()}, rides.predict(theta.values()));
        }
    }

    private record Move(Tensor theta, Tensor gradient, double rate) {

        static Move draw(RandomGenerator random, int size) {
            return new Move(vector(random.doubles(size, -5, 5).toArray()),
                    vector(random.doubles(size, 10, 50).toArray()), random.nextDouble(0.05, 0.5));
        }

        double[] next(double factor) {
            return IntStream.range(0, theta.size()).mapToDouble(i -> theta.at(i) - factor * gradient.at(i)).toArray();
        }

        private static Tensor vector(double... values) {
            return new Tensor(Dtype.FLOAT32, new long[] {values.length}, values);
        }
    }
}
