package gradus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.Test;

import gradus.labs.definition.LiveCell;
import gradus.standalone.Servers;

/**
 * {@code ./gradus test --soak}: very many runs of many people while pages, runner or both are killed again and again, at
 * random. At the end every run was closed exactly once, and nothing of any is left on the machine.
 */
class KillSoak {

    private static final int RUNS = Integer.getInteger("gradus.soak.runs", 1000);
    private static final int KILLS = Integer.getInteger("gradus.soak.kills", 20);
    private static final int PEOPLE = 24;
    private static final long SEED = Long.getLong("gradus.soak.seed", System.nanoTime());
    /** A kill comes somewhere in this time after the run that it waited for. */
    private static final int MOST_MILLIS_TO_A_KILL = 3000;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final long LOOK_NANOS = 1_000_000_000;
    private static final Path TABLE = Path.of("src/docs/soak/kills.md");
    private static final Path SOLUTION = Path.of(
            "curriculum/courses/f2-gradient-descent/labs/linear-regression/solution/GradientDescent.java");
    private static final String LAB = "linear-regression";

    private final Random random = new Random(SEED);
    private final Map<String, Integer> kinds = new TreeMap<>();
    private final TreeSet<String> instances = new TreeSet<>();
    private final long begun = System.nanoTime();
    private String solution;
    private String cell;
    private int started;

    @Test
    void everyRunIsClosedExactlyOnceAndNothingIsLeft() throws Exception {
        solution = Files.readString(SOLUTION);
        var console = Installation.console("kills");
        var options = Installation.emptyFolder("kills", console, Map.of("GRADUS_RUNS_DAILY_CPU", "0s",
                "GRADUS_RUNS_SLOTS", "2", "GRADUS_SANDBOX_SLOTS", "2", "GRADUS_SANDBOX_POOL", "1"));
        Ledger ledger;
        try (var servers = Servers.open(options, console)) {
            servers.start();
            ledger = new Ledger(options.data());
            var people = SoakPerson.register(PEOPLE, options, servers.realmUrl());
            cell = people.getFirst().firstCell();
            for (int kill = 1; kill <= KILLS; kill++) {
                work(people, ledger, RUNS * kill / (KILLS + 1));
                LockSupport.parkNanos(random.nextInt(MOST_MILLIS_TO_A_KILL) * 1_000_000L);
                instances.addAll(names(Installation.runFolder(options.data())));
                kill(servers);
            }
            work(people, ledger, RUNS);
            ledger.untilAllIsTold(PATIENCE);
            assertThat(ledger.count("select count(*) from lab_run")).as("runs").isEqualTo(RUNS);
            assertThat(ledger.count("select count(*) from lab_run where closed_at is null")).as("open").isZero();
            assertThat(ledger.count("select count(*) from (select run_id from lab_run_event where type = 'report'"
                    + " group by run_id having count(*) = 1) as told")).as("reported once").isEqualTo(RUNS);
            assertThat(ledger.count("select count(*) from lab_run_event where type = 'report'")).isEqualTo(RUNS);
            assertThat(ledger.count("select count(*) from lab_run_event where type = 'state'"
                    + " and payload ->> 'state' in ('finished', 'failed', 'cancelled')")).as("ends").isEqualTo(RUNS);
            assertThat(ledger.count("select count(*) from outbox_event where topic = 'run-closed'")).as("news")
                    .isEqualTo(RUNS);
            assertThat(ledger.count("select count(*) from lab_run where state = 'finished' and mode = 'submit'"
                    + " and earned <> possible")).as("solutions without full marks").isZero();
            instances.addAll(names(Installation.runFolder(options.data())));
            write(ledger);
        }
        assertThat(Installation.sandboxed(options.data())).as("processes").isEmpty();
        assertThat(names(Installation.runFolder(options.data()))).as("folders").doesNotContainAnyElementsOf(instances);
        assertThat(list(Installation.runFolder(options.data()).resolve("uids"))).as("user ids").isEmpty();
        assertThat(groups()).as("control groups").doesNotContainAnyElementsOf(instances);
    }

    /** Either process of the application, or both. */
    private void kill(Servers servers) {
        switch (random.nextInt(3)) {
            case 0 -> {
                servers.killRunner();
                servers.restartRunner();
            }
            case 1 -> {
                servers.killWeb();
                servers.restartWeb();
            }
            default -> {
                servers.killApplication();
                servers.restartApplication();
            }
        }
    }

    /** Everybody has one run open, as long as there are any to start; until so many are closed, and at the end all. */
    private void work(List<SoakPerson> people, Ledger ledger, int until) throws Exception {
        long last = System.nanoTime();
        long closed = ledger.closed();
        while (closed < until) {
            for (var person : people) {
                if (started < RUNS && person.idle()) {
                    kinds.merge(start(person), 1, Integer::sum);
                    started++;
                }
            }
            LockSupport.parkNanos(LOOK_NANOS);
            people.forEach(SoakPerson::look);
            long now = ledger.closed();
            last = now > closed ? System.nanoTime() : last;
            assertThat(Duration.ofNanos(System.nanoTime() - last)).as("without a run that ends").isLessThan(PATIENCE);
            closed = now;
        }
    }

    private String start(SoakPerson person) {
        int drawn = random.nextInt(100);
        if (drawn < 50) {
            person.start(cell, "practice", Map.of(LiveCell.FILE, "void main() {\n    IO.println(6 * 7);\n}"));
            return "a live cell";
        }
        if (drawn < 70) {
            person.start(LAB, "practice", Map.of("GradientDescent.java", solution));
            return "a practice run";
        }
        if (drawn < 85) {
            person.start(LAB, "submit", Map.of("GradientDescent.java", solution));
            return "a graded run";
        }
        if (drawn < 92) {
            person.start(cell, "practice", Map.of(LiveCell.FILE, "void main() {\n    int broken\n}"));
            return "code that does not compile";
        }
        person.start(cell, "practice", Map.of(LiveCell.FILE, "void main() {\n    while (true) {\n    }\n}"));
        person.willCancel();
        return "an endless program that is cancelled";
    }

    private void write(Ledger ledger) throws Exception {
        var lines = new ArrayList<>(List.of("# Soak with kills", "",
                "Written by `./gradus test --soak`: %d people, %d runs, the pages, the runner or both killed %d times at random (seed %d),"
                        .formatted(PEOPLE, RUNS, KILLS, SEED),
                "on %d cores in %d minutes. Every run was closed exactly once, and no process, folder, user id or control group"
                        .formatted(Runtime.getRuntime().availableProcessors(),
                                Duration.ofNanos(System.nanoTime() - begun).toMinutes()),
                "was left.", "", "| what | runs |", "|---|---:|"));
        kinds.forEach((kind, count) -> lines.add("| started: %s | %d |".formatted(kind, count)));
        ledger.ends().forEach((end, count) -> lines.add("| ended: %s | %d |".formatted(end, count)));
        lines.add("| started again after a kill | %d |".formatted(
                ledger.count("select count(*) from lab_run where attempt > 1")));
        Files.createDirectories(TABLE.getParent());
        Files.write(TABLE, lines);
    }

    /** Of applications that have run folders here. */
    private static List<String> names(Path run) throws IOException {
        return list(run).stream().filter(name -> name.matches("[0-9]+-[0-9]+-[0-9a-f]{4}")).toList();
    }

    private static List<String> list(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /** The names of all control groups of sandboxes, in every hierarchy. */
    private static List<String> groups() throws IOException {
        try (var found = Files.find(Path.of("/sys/fs/cgroup"), 4, (path, kind) -> kind.isDirectory())) {
            return found.map(path -> path.getFileName().toString()).distinct().toList();
        }
    }
}
