package gradus.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which module may use which. A new package gets its row here on the day it comes; {@code common} is implied. */
class ModuleMapTest {

    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("identity", Set.of("organizations", "web")),
            Map.entry("labs.backend", Set.of("labs.wire")),
            Map.entry("labs.backend.bubblewrap", Set.of("labs.backend", "labs.backend.bubblewrap.box",
                    "labs.backend.bubblewrap.gpu", "labs.backend.conversation", "labs.wire")),
            // which GPUs there are, and who has them
            Map.entry("labs.backend.bubblewrap.gpu", Set.of()),
            // one sandboxed process and what the machine gives for it; knows no run
            Map.entry("labs.backend.bubblewrap.box", Set.of("labs.backend", "labs.backend.conversation")),
            Map.entry("labs.backend.kubernetes", Set.of("labs.backend", "labs.backend.conversation", "labs.wire")),
            // the one place that knows all backends, so that no other has to
            Map.entry("labs.backend.choice", Set.of("labs.backend", "labs.backend.bubblewrap",
                    "labs.backend.kubernetes", "labs.backend.strict")),
            // divides a graded run into three, whatever isolates each
            Map.entry("labs.backend.strict", Set.of("labs.backend", "labs.backend.conversation", "labs.wire")),
            // what is said in a run and what follows from it, whatever isolates its processes
            Map.entry("labs.backend.conversation", Set.of("labs.backend", "labs.wire")),
            Map.entry("catalog", Set.of("web")),
            Map.entry("items", Set.of("items.arithmetic", "items.kinds", "markup")),
            Map.entry("items.arithmetic", Set.of()),
            Map.entry("items.kinds", Set.of("items.arithmetic")),
            Map.entry("items.questions", Set.of("identity", "items", "items.kinds", "web")),
            Map.entry("catalog.page", Set.of("catalog", "competencies", "enrolments", "labs.grading", "lessons",
                    "placement", "progress", "web")),
            Map.entry("competencies", Set.of("catalog")),
            Map.entry("enrolments", Set.of("catalog", "identity", "organizations", "web")),
            Map.entry("lessons", Set.of("catalog", "identity", "items", "items.questions", "labs.definition", "markup",
                    "organizations", "web")),
            // with which course to begin
            Map.entry("placement", Set.of("catalog", "competencies", "identity", "items", "items.questions", "organizations",
                    "web")),
            // how far somebody is: asks every module that keeps work, and none of them asks back
            Map.entry("progress", Set.of("catalog", "identity", "labs.definition", "labs.grading", "labs.runs",
                    "lessons")),
            Map.entry("markup", Set.of()),
            Map.entry("labs.definition",
                    Set.of("catalog", "labs.backend", "labs.wire", "organizations", "web")),
            // grading hears of closed runs through the outbox: runs know grading, not the other way round
            Map.entry("labs.grading", Set.of("labs.definition", "labs.wire", "outbox")),
            Map.entry("labs.runs", Set.of("identity", "labs.backend", "labs.definition", "labs.grading",
                    "labs.runs.events", "labs.runs.queue", "labs.runs.replay", "labs.runs.scheduling", "labs.runs.work",
                    "labs.wire", "labs.workspaces", "organizations", "outbox", "web")),
            Map.entry("labs.runs.replay", Set.of()),
            // who goes next: no database, so that a simulation drives the very same code
            Map.entry("labs.runs.scheduling", Set.of("labs.backend")),
            // the rows of the queue, who runs them, and what people used
            Map.entry("labs.runs.queue", Set.of("labs.backend", "labs.runs.scheduling", "labs.wire")),
            Map.entry("labs.runs.events", Set.of("labs.backend", "labs.wire", "outbox")),
            // what starts and closes runs, out of sight of pages: only labs.runs may ask it, and check for jobs
            Map.entry("labs.runs.work", Set.of("labs.backend", "labs.definition", "labs.grading", "labs.runs.events",
                    "labs.runs.queue", "labs.runs.scheduling", "labs.wire", "labs.workspaces", "organizations", "outbox")),
            // what operators do with the queue
            Map.entry("labs.operations", Set.of("identity", "labs.runs.queue", "labs.runs.work", "organizations", "web")),
            Map.entry("labs.operations.page", Set.of("catalog", "labs.backend", "labs.definition", "labs.operations",
                    "labs.runs.queue", "web")),
            // what Prometheus is told; asks everybody, and is asked by none
            Map.entry("metrics", Set.of("labs.backend", "labs.runs", "labs.runs.queue", "labs.runs.scheduling",
                    "labs.runs.work", "labs.wire", "outbox")),
            Map.entry("labs.wire", Set.of()),
            Map.entry("labs.workspaces", Set.of("identity", "labs.definition", "organizations", "web")),
            Map.entry("organizations", Set.of()),
            Map.entry("outbox", Set.of("organizations")),
            Map.entry("reference", Set.of("web")),
            // invented learners: work through the services, and are asked for by none
            Map.entry("demo", Set.of("demo.script", "enrolments", "identity", "items", "items.kinds", "items.questions",
                    "labs.backend", "labs.definition", "labs.runs", "labs.runs.work", "labs.workspaces", "lessons",
                    "organizations")),
            Map.entry("demo.script", Set.of("labs.backend", "labs.definition", "labs.wire")),
            // a program of its own
            Map.entry("demo.record", Set.of("catalog", "demo.script", "labs.backend", "labs.backend.bubblewrap",
                    "labs.definition", "labs.runs.work", "labs.wire")),
            // a program of its own, which knows no more of an installation than anybody else
            Map.entry("replay", Set.of()),
            Map.entry("standalone", Set.of()),
            Map.entry("web", Set.of()),
            Map.entry("home", Set.of("catalog", "competencies", "enrolments", "identity", "labs.definition", "labs.grading",
                    "labs.runs", "progress", "web")),
            Map.entry("labs.page", Set.of("catalog", "identity", "labs.definition", "labs.grading", "labs.runs",
                    "labs.wire", "labs.workspaces", "markup", "web")),
            // a program of its own: whatever it proves
            Map.entry("check", Set.of("catalog", "items", "labs.backend", "labs.backend.bubblewrap", "labs.backend.strict",
                    "labs.definition", "labs.grading", "labs.runs.work", "labs.wire", "lessons", "markup")),
            Map.entry("common", Set.of()));

    static Stream<String> modules() {
        return MAY_USE.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void usesOnlyWhatItsRowNames(String module) {
        var allowed = new TreeSet<>(MAY_USE.get(module));
        allowed.add(module);
        allowed.add("common");
        var packages = allowed.stream().map(name -> "gradus." + name).toArray(String[]::new); // exact: no sub-packages
        noClasses().that().resideInAPackage("gradus." + module)
                .should().dependOnClassesThat(resideInAnyPackage("gradus..").and(not(resideInAnyPackage(packages))))
                .because("the row of %s in ModuleMapTest names only %s".formatted(module, allowed))
                .check(App.CLASSES);
    }

    @Test
    void everyPackageHasARow() {
        var packages = App.CLASSES.stream().map(type -> type.getPackageName().replaceFirst("^gradus\\.", ""))
                .collect(toCollection(TreeSet::new));
        assertThat(packages)
                .as("A package without a row: add Map.entry(\"…\", Set.of(\"what it may use\")) to MAY_USE in "
                        + "ModuleMapTest. A row without a package: remove it.")
                .isEqualTo(new TreeSet<>(MAY_USE.keySet()));
    }

    @Test
    void rowsNameOnlyExistingModules() {
        MAY_USE.forEach((module, uses) -> assertThat(MAY_USE.keySet()).as("row of %s", module).containsAll(uses));
    }

    @Test
    void modulesHaveNoCycles() {
        slices().matching("gradus.(**)").should().beFreeOfCycles().check(App.CLASSES);
    }
}
