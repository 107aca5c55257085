package gradus.check;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;

import gradus.catalog.Course;
import gradus.catalog.Courses;
import gradus.catalog.Part;
import gradus.catalog.Part.Kind;
import gradus.check.Row.Column;
import gradus.check.Trials.Stopped;
import gradus.common.BadContent;
import gradus.common.Yaml;
import gradus.items.Items;
import gradus.labs.backend.Backend;
import gradus.labs.definition.LabVersion;
import gradus.labs.definition.LiveCell;
import gradus.markup.Markdown;

/** Proves a whole curriculum right, or one course or lab of it. */
final class CurriculumCheck {

    /** How often a solution is proven, by the lab's size. */
    private static final Map<String, Integer> SEEDS = Map.of("instant", 5, "short", 3, "long", 2);
    private static final int SOAK_SEEDS = 50;
    private static final int SOAK_SEEDS_OF_WRONG_ANSWERS = 5;

    private final List<Path> roots;
    private final Options options;
    private final Report report;

    /** @param roots folders with a {@code courses} folder inside */
    CurriculumCheck(List<Path> roots, Options options, Report report) {
        this.roots = roots;
        this.options = options;
        this.report = report;
    }

    /**
     * @param backend asked for only once there is something to run
     * @param soaked folder for what a soak measured
     * @return whether nothing has to be mended
     * @throws IllegalArgumentException if there is no course and no lab of that name
     */
    boolean run(Supplier<Backend> backend, int atOnce, Path soaked) throws Stopped {
        try {
            var courses = new Courses(roots).all();
            var all = courses.stream().flatMap(CurriculumCheck::parts).toList();
            var chosen = chosen(courses, all);
            chosen.forEach(part -> report.rows().add(part.row()));
            var markdown = new Markdown(roots);
            var texts = read(markdown, all, chosen);
            var rest = CompletableFuture.runAsync(() -> { // while labs run: typesetting takes one processor a while
                texts.links(chosen, courses, all);
                if (options.name().isEmpty()) {
                    new ItemsCheck(roots, markdown, report).run();
                }
            });
            runs(chosen, backend, atOnce, soaked);
            rest.join();
        } catch (BadContent e) { // of what every part needs: nothing else can be said
            report.findings().add(Finding.of("curriculum", e.getMessage()));
        }
        return report.conclude();
    }

    private static Stream<Subject> parts(Course course) {
        return course.parts().stream().map(part -> new Subject(course, part));
    }

    private List<Subject> chosen(List<Course> courses, List<Subject> all) {
        if (options.name().isEmpty()) {
            return all;
        }
        var name = options.name().get();
        var chosen = all.stream().filter(part -> part.course().id().equals(name)
                || part.part().kind() == Kind.LAB && part.part().id().equals(name)).toList();
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("There is no course and no lab \"%s\".%nCourses: %s%nLabs: %s".formatted(
                    name, String.join(", ", courses.stream().map(Course::id).toList()),
                    String.join(", ", all.stream().map(Subject::part).filter(part -> part.kind() == Kind.LAB)
                            .map(Part::id).toList())));
        }
        return chosen;
    }

    private TextCheck read(Markdown markdown, List<Subject> all, List<Subject> chosen) {
        report.step("Reading %d parts".formatted(all.size()));
        var questions = Items.practice(roots);
        var texts = new TextCheck(markdown, questions, report.findings());
        texts.read(chosen);
        // nobody asked about the others, but links may lead to them
        new TextCheck(markdown, questions, new ArrayList<>())
                .read(all.stream().filter(part -> !chosen.contains(part)).toList());
        return texts;
    }

    private void runs(List<Subject> chosen, Supplier<Backend> backend, int atOnce, Path soaked) throws Stopped {
        var runnable = chosen.stream().filter(part -> part.lab() != null
                || part.lesson() != null && !part.lesson().cells().isEmpty()).toList();
        if (runnable.isEmpty()) {
            return;
        }
        try (var trials = new Trials(backend.get(), atOnce)) {
            cells(runnable.stream().filter(part -> part.lesson() != null).toList(), trials);
            for (var part : runnable) {
                if (part.lab() != null) {
                    var begun = System.nanoTime();
                    lab(part, trials, soaked);
                    part.row().took(Duration.ofNanos(System.nanoTime() - begun));
                }
            }
        }
    }

    private void lab(Subject part, Trials trials, Path soaked) throws Stopped {
        var seeds = Trials.seeds(options.soak() ? SOAK_SEEDS : SEEDS.get(size(part)));
        var proof = new LabCheck(part, trials, report).run(options.brief() ? seeds.subList(0, 1) : seeds,
                options.soak() ? seeds.subList(0, SOAK_SEEDS_OF_WRONG_ANSWERS) : seeds, options.soak());
        if (options.soak()) {
            var file = Soak.write(soaked, part.lab(), proof.solution(), proof.wrong());
            report.step("%s: written to %s".formatted(part.name(), file));
        }
    }

    /** One of the sizes: the lab could be read. */
    private static String size(Subject part) {
        return Yaml.read(part.folder().resolve(part.part().kind().file())).string("size");
    }

    private void cells(List<Subject> lessons, Trials trials) throws Stopped {
        var versions = new LinkedHashMap<Trial, LabVersion>();
        for (var lesson : lessons) {
            for (var cell : lesson.lesson().cells()) {
                versions.put(new Trial("%s, the cell of line %d".formatted(lesson.name(), cell.line()),
                        Map.of(LiveCell.FILE, cell.code()), Trial.Kind.PRACTICE, Trials.seeds(1).getFirst()),
                        new LiveCell(cell.id(), lesson.course().id(), cell.code()).version());
            }
        }
        var outcomes = trials.cells(versions, (trial, outcome) -> report.step(
                "%s: %s".formatted(trial.answer(),
                        outcome.trouble(Trial.Kind.PRACTICE).isEmpty() ? "completed" : "failed")));
        var judged = 0;
        for (var lesson : lessons) {
            var own = outcomes.subList(judged, judged + lesson.lesson().cells().size());
            judge(lesson, own);
            judged += own.size();
        }
    }

    private void judge(Subject lesson, List<Outcome> cells) {
        var right = 0;
        for (var i = 0; i < cells.size(); i++) {
            var trouble = cells.get(i).trouble(Trial.Kind.PRACTICE);
            if (trouble.isEmpty()) {
                right++;
            } else {
                report.findings().add(new Finding(lesson.name(), "%s/en.md: the live cell %d %s".formatted(
                        lesson.folder(), i + 1, trouble), "a reader who presses Run must see it work"));
            }
        }
        var text = "%d of %d".formatted(right, cells.size());
        if (right == cells.size()) {
            lesson.row().good(Column.CELLS, text);
        } else {
            lesson.row().bad(Column.CELLS, text);
        }
        lesson.row().took(cells.stream().map(Outcome::wall).reduce(Duration.ZERO, Duration::plus));
    }
}
