package gradus.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

import gradus.check.Row.Column;
import gradus.check.Trial.Kind;
import gradus.check.Trial.Seed;
import gradus.check.Trials.Stopped;
import gradus.common.BadContent;
import gradus.labs.definition.LabVersion;
import gradus.labs.grading.Reports;
import gradus.labs.wire.GraderMessage;

/** Proves that one lab grades fairly: what is right scores full marks, what is wrong loses exactly what it should. */
final class LabCheck {

    private final String part;
    private final Path folder;
    private final LabVersion lab;
    private final Trials trials;
    private final Row row;
    private final List<Finding> findings;
    private final Consumer<String> progress;

    LabCheck(Subject part, Trials trials, Report report) {
        this.part = part.name();
        this.folder = part.folder();
        this.lab = part.lab();
        this.trials = trials;
        this.row = part.row();
        this.findings = report.findings();
        this.progress = report::step;
    }

    /**
     * What a learner's run can show is run as a learner's; all else shares sandboxes.
     *
     * @param seeds the solution is proven on each of them
     * @param seedsOfWrong each wrong answer is tried on one of them, or on all
     */
    Proof run(List<Seed> seeds, List<Seed> seedsOfWrong, boolean onAll) throws Stopped {
        var graded = seeds.stream().map(seed -> new Trial("solution", lab.solution(), Kind.GRADED, seed)).toList();
        var alone = run(List.of(new Trial("solution", lab.solution(), Kind.PRACTICE, seeds.getFirst()),
                graded.getFirst(),
                new Trial("starter", starter(), Kind.PRACTICE, seeds.getFirst()),
                new Trial("starter", starter(), Kind.GRADED, seeds.getFirst())));
        var shared = new ArrayList<>(graded.subList(1, graded.size()));
        shared.addAll(wrongAnswers(seedsOfWrong, onAll));
        var outcomes = together(shared, this::asHoped);

        var solution = new ArrayList<>(alone.subList(1, 2));
        solution.addAll(outcomes.subList(0, seeds.size() - 1));
        judgeSolution(alone.getFirst(), seeds, solution);
        judgeStarter(alone.get(2), alone.get(3));
        return new Proof(solution, judgeWrongAnswers(shared.subList(seeds.size() - 1, shared.size()),
                outcomes.subList(seeds.size() - 1, outcomes.size())));
    }

    /**
     * @param solution its graded runs, in the order of the seeds
     * @param wrong name → its graded runs
     */
    record Proof(List<Outcome> solution, Map<String, List<Outcome>> wrong) {
    }

    private Map<String, String> starter() {
        var files = new LinkedHashMap<String, String>();
        lab.files().stream().filter(file -> !file.readOnly()).forEach(file -> files.put(file.name(), file.text()));
        return files;
    }

    private List<Trial> wrongAnswers(List<Seed> seeds, boolean onAll) {
        var names = new TreeSet<String>();
        lab.wrong().keySet().forEach(file -> names.add(file.substring(0, file.indexOf('/'))));
        var all = new ArrayList<Trial>();
        for (var name : names) {
            var files = new HashMap<>(lab.solution());
            lab.wrong().forEach((file, text) -> {
                if (file.startsWith(name + "/")) {
                    files.put(file.substring(name.length() + 1), text);
                }
            });
            var chosen = onAll ? seeds : List.of(seeds.get(all.size() % seeds.size()));
            chosen.forEach(seed -> all.add(new Trial(name, files, Kind.GRADED, seed)));
        }
        return all;
    }

    private boolean asHoped(Trial trial, Outcome outcome) {
        return trial.files().equals(lab.solution()) ? outcome.points() == lab.possible()
                : against(trial.answer(), trial.seed(), outcome).isEmpty();
    }

    private void judgeSolution(Outcome practice, List<Seed> seeds, List<Outcome> outcomes) {
        var seen = practice.trouble(Kind.PRACTICE);
        if (!seen.isEmpty()) {
            find("solution/: its practice run " + seen, "Run must work with the solution, and checks/ must compile with it");
        }
        practice.visible().stream().filter(check -> !check.outcome().equals("passed")).forEach(check -> find(
                "checks/: the visible check %s fails for the solution".formatted(check.id()), "mend one of the two"));
        var full = 0;
        for (var i = 0; i < seeds.size(); i++) {
            var trouble = outcomes.get(i).trouble(Kind.GRADED);
            if (!trouble.isEmpty()) {
                find("solution/: the graded run on seed %d %s".formatted(seeds.get(i).grading(), trouble), "");
            } else if (outcomes.get(i).points() < lab.possible()) {
                find("solution/: loses points on seed %d: %s".formatted(seeds.get(i).grading(), lost(outcomes.get(i))),
                        "either it is wrong, or its check asks for too much");
            } else {
                full++;
            }
        }
        var text = "%d of %d".formatted(full, seeds.size());
        if (full == seeds.size() && seen.isEmpty() && practice.visible().stream()
                .allMatch(check -> check.outcome().equals("passed"))) {
            row.good(Column.SOLUTION, text);
        } else {
            row.bad(Column.SOLUTION, text);
        }
    }

    private void judgeStarter(Outcome practised, Outcome outcome) {
        var practice = practised.trouble(Kind.PRACTICE);
        var graded = outcome.trouble(Kind.GRADED);
        var points = outcome.points();
        var text = "%d of %d".formatted(points, lab.possible());
        if (!practice.isEmpty()) {
            find("starter/: its practice run " + practice, "what a learner opens must compile and run as it stands");
        }
        if (!graded.isEmpty()) {
            find("starter/: its graded run " + graded, "");
        }
        if (points == lab.possible()) {
            find("starter/: scores full marks", "take something out of it, or add a check");
        }
        findings.addAll(untold("starter/", outcome));
        if (practice.isEmpty() && graded.isEmpty() && points < lab.possible()) {
            row.good(Column.STARTER, text);
        } else {
            row.bad(Column.STARTER, text);
        }
    }

    private Map<String, List<Outcome>> judgeWrongAnswers(List<Trial> trials, List<Outcome> outcomes) {
        var byName = new LinkedHashMap<String, List<Outcome>>();
        var bad = new TreeSet<String>();
        for (var i = 0; i < trials.size(); i++) {
            var name = trials.get(i).answer();
            byName.computeIfAbsent(name, _ -> new ArrayList<>()).add(outcomes.get(i));
            var against = against(name, trials.get(i).seed(), outcomes.get(i));
            findings.addAll(against);
            if (!against.isEmpty()) {
                bad.add(name);
            }
        }
        var text = "%d of %d".formatted(byName.size() - bad.size(), byName.size());
        if (byName.isEmpty()) {
            find("wrong/: is missing", "write down at least one mistake that learners make, and what it loses");
            row.bad(Column.WRONG, "none");
        } else if (bad.isEmpty()) {
            row.good(Column.WRONG, text);
        } else {
            row.bad(Column.WRONG, text);
        }
        return byName;
    }

    /** What in this outcome is not as expected of this wrong answer. */
    private List<Finding> against(String name, Seed seed, Outcome outcome) {
        var place = "wrong/" + name;
        Expectation expected;
        try {
            expected = Expectation.read(folder.resolve(place).resolve("expect.yaml"), lab);
        } catch (BadContent e) {
            return List.of(Finding.of(part, e.getMessage()));
        }
        var trouble = outcome.trouble(Kind.GRADED);
        if (!trouble.isEmpty()) {
            return List.of(finding("%s: the graded run on seed %d %s".formatted(place, seed.grading(), trouble),
                    "a wrong answer compiles, too"));
        }
        var against = new ArrayList<>(untold(place, outcome));
        for (var check : outcome.report()) {
            var possible = lab.check(check.id()).map(LabVersion.Check::points).orElse(0);
            var losing = expected.loses().getOrDefault(check.id(), 0);
            if (possible - check.points() != losing) {
                against.add(finding("%s/expect.yaml: says that %s loses %d of %d, but it loses %d on seed %d%s".formatted(
                        place, check.id(), losing, possible, possible - check.points(), seed.grading(), told(check)),
                        "mend the check, or what is expected of it"));
            }
            var saying = expected.says().get(check.id());
            if (saying != null && (check.message() == null || !check.message().key().equals(saying))) {
                against.add(finding("%s/expect.yaml: says that %s is told %s, but it is told%s".formatted(place,
                        check.id(), saying, check.message() == null ? " nothing" : told(check)), ""));
            }
        }
        return against;
    }

    /** What is lost comes with a message that has a text in both languages, and a value for each name in it. */
    private List<Finding> untold(String place, Outcome outcome) {
        return outcome.report().stream()
                .filter(check -> check.message() != null && !Reports.hasText(check.message(), check.id(), lab))
                .map(check -> finding("lab.yaml: check %s tells %s%s, which has no text for that".formatted(check.id(),
                        place, told(check)), "add the key to its messages, or name only values that the grader gives"))
                .toList();
    }

    private List<Outcome> run(List<Trial> all) throws Stopped {
        return trials.run(_ -> lab, all, this::step);
    }

    private List<Outcome> together(List<Trial> all, BiPredicate<Trial, Outcome> hoped) throws Stopped {
        return trials.together(lab, all, hoped, this::step);
    }

    private void step(Trial trial, Outcome outcome) {
        var trouble = outcome.trouble(trial.kind());
        progress.accept("%s: %s, %s: %s".formatted(part, trial.answer(),
                trial.kind() == Kind.GRADED ? "seed " + trial.seed().grading() : "practice",
                !trouble.isEmpty() ? trouble
                        : trial.kind() == Kind.GRADED
                                ? "%d of %d".formatted(outcome.points(), lab.possible())
                                : "completed"));
    }

    private String lost(Outcome outcome) {
        return String.join("; ", outcome.report().stream().filter(check -> !check.outcome().equals("passed"))
                .map(check -> "%s %d of %d%s".formatted(check.id(), check.points(),
                        lab.check(check.id()).map(LabVersion.Check::points).orElse(0), told(check)))
                .toList());
    }

    private static String told(GraderMessage.Check check) {
        return check.message() == null ? "" : " (%s %s)".formatted(check.message().key(), check.message().values());
    }

    private void find(String what, String advice) {
        findings.add(finding(what, advice));
    }

    private Finding finding(String what, String advice) {
        return new Finding(part, folder + "/" + what, advice);
    }
}
