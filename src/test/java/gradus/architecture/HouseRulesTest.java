package gradus.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;

import org.junit.jupiter.api.Test;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.MethodCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;

import gradus.common.Backdating;
import gradus.common.Problem;
import gradus.identity.InventedPeople;
import gradus.labs.runs.PastRuns;
import gradus.labs.runs.work.Playbacks;
import io.quarkus.security.Authenticated;

/** Rules of the house that a test can hold; the numbers are those of the style page. */
class HouseRulesTest {

    /** Rule 4. */
    @Test
    void whatOnlyTheModuleNeedsIsPackagePrivate() {
        classes().that(are(annotatedWith(Entity.class)))
                .or().haveSimpleNameEndingWith("Pages").or().haveSimpleNameEndingWith("Api")
                .or().haveSimpleNameEndingWith("View").or().haveSimpleNameEndingWith("Config")
                .or(are(assignableTo(Problem.Type.class).and(describe("enums", JavaClass::isEnum))))
                .should().bePackagePrivate().orShould().bePrivate()
                .because("only services and values are for other modules").allowEmptyShould(true).check(App.CLASSES);
    }

    /** Rule 5. */
    @Test
    void publicMethodsMentionOnlyPublicTypes() {
        methods().that().arePublic().and().areDeclaredInClassesThat().arePublic()
                .should(mentionOnlyPublicTypes()).check(App.CLASSES);
    }

    /** Rule 6. */
    @Test
    void processesAreStartedOnlyByTheSandboxAndTheStarter() {
        onlyIn("gradus.labs.backend.bubblewrap..", "gradus.standalone..").should()
                .dependOnClassesThat(named(ProcessBuilder.class.getName()))
                .orShould().callMethod(Runtime.class, "exec", String[].class)
                .because("every other process would run outside the sandbox").check(App.CLASSES);
    }

    /** Rule 6. */
    @Test
    void heavyLibrariesHaveOneDoor() {
        onlyIn("gradus.labs.backend.kubernetes..").should().dependOnClassesThat().resideInAPackage("io.fabric8..")
                .check(App.CLASSES);
        onlyIn("gradus.models.serving..").should().dependOnClassesThat().resideInAPackage("ai.djl..")
                .check(App.CLASSES);
        onlyIn("gradus.metrics..").should().dependOnClassesThat().resideInAPackage("io.micrometer..")
                .check(App.CLASSES);
        onlyIn("gradus.items.arithmetic..").should().dependOnClassesThat().resideInAPackage("com.ezylang..")
                .check(App.CLASSES);
    }

    /** Rule 6. */
    @Test
    void onlyIdentityKnowsTokens() {
        onlyIn("gradus.identity..").should()
                .dependOnClassesThat().resideInAnyPackage("io.quarkus.oidc..", "org.eclipse.microprofile.jwt..")
                .check(App.CLASSES);
    }

    /** Rule 6. */
    @Test
    void onlyTheWireHasJacksonAnnotations() {
        onlyIn("gradus.labs.wire..", "gradus.certificates.openbadges..").should()
                .dependOnClassesThat().resideInAPackage("com.fasterxml.jackson.annotation..").check(App.CLASSES);
    }

    /** Rule 7. */
    @Test
    void pathsAreOnPagesAndApis() {
        classes().that().areAnnotatedWith(Path.class)
                .should().haveSimpleNameEndingWith("Pages").orShould().haveSimpleNameEndingWith("Api")
                .allowEmptyShould(true).check(App.CLASSES);
    }

    /** Rule 7. */
    @Test
    void pagesAndApisOpenNoTransaction() {
        noClasses().that().areAnnotatedWith(Path.class)
                .should().dependOnClassesThat(resideInAnyPackage("jakarta.transaction..", "io.quarkus.narayana.."))
                .orShould().beAnnotatedWith(Transactional.class)
                .because("services do").allowEmptyShould(true).check(App.CLASSES);
    }

    /** Rule 8. */
    @Test
    void everyEndpointSaysWhoMayCallIt() {
        methods().that(are(describe("endpoints", HouseRulesTest::isEndpoint)))
                .should(sayWhoMayCall()).allowEmptyShould(true).check(App.CLASSES);
    }

    /** Rule 9. */
    @Test
    void timeComesFromTheClock() {
        noClasses().that().resideOutsideOfPackage("gradus.common")
                .should().callMethodWhere(describe("asks the machine for the time", HouseRulesTest::asksForTheTime))
                .because("a clock is injected").check(App.CLASSES);
    }

    /** Nobody else's work is made up, or dated back. */
    @Test
    void onlyTheDemonstrationActsForOthersAndInThePast() {
        onlyIn("gradus.demo").and(are(not(resideInAnyPackage("gradus.identity", "gradus.labs.runs", "gradus.labs.runs.work"))))
                .should().dependOnClassesThat().belongToAnyOf(InventedPeople.class, PastRuns.class, Playbacks.class)
                .check(App.CLASSES);
        onlyIn("gradus.demo").should().callMethod(Backdating.class, "at", Instant.class, Supplier.class).check(App.CLASSES);
    }

    /** Rule 10. */
    @Test
    void injectionIsThroughConstructors() {
        noFields().should().beAnnotatedWith(Inject.class).allowEmptyShould(true).check(App.CLASSES);
    }

    /** Rule 11. */
    @Test
    void namesSayWhatThingsAre() {
        noClasses().should().haveNameMatching(".*(Utils?|Helper|Manager|Impl|DTO|Base)$")
                .orShould().resideInAnyPackage("..util..", "..impl..", "..dto..", "..internal..").check(App.CLASSES);
    }

    /** Rule 13. */
    @Test
    void errorsAndLogsHaveNames() {
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(App.CLASSES);
        NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.check(App.CLASSES);
        noClasses().that().resideOutsideOfPackage("gradus.standalone..") // its screen is its standard output
                .should(ACCESS_STANDARD_STREAMS).check(App.CLASSES);
    }

    private static GivenClassesConjunction onlyIn(String... packages) {
        return noClasses().that(are(not(resideInAnyPackage(packages))));
    }

    private static DescribedPredicate<JavaClass> named(String name) {
        return describe(name, type -> type.getName().equals(name));
    }

    private static boolean isEndpoint(JavaMethod method) {
        return method.getOwner().isAnnotatedWith(Path.class)
                && (method.isMetaAnnotatedWith(HttpMethod.class) || method.isAnnotatedWith(Path.class));
    }

    private static ArchCondition<JavaMethod> sayWhoMayCall() {
        var words = List.of(RolesAllowed.class, Authenticated.class, PermitAll.class, DenyAll.class);
        return condition("say who may call them", (method, events) -> {
            var said = words.stream()
                    .anyMatch(word -> method.isAnnotatedWith(word) || method.getOwner().isAnnotatedWith(word));
            events.add(new SimpleConditionEvent(method, said, method.getFullName() + " does not say who may call it"));
        });
    }

    private static boolean asksForTheTime(JavaCall<?> call) {
        if (!(call.getTarget() instanceof MethodCallTarget target)) {
            return false;
        }
        var owner = target.getOwner();
        var name = target.getName();
        var dateClass = owner.getPackageName().equals("java.time") && !owner.isEquivalentTo(Clock.class);
        return dateClass && name.equals("now") && target.getRawParameterTypes().stream()
                .noneMatch(type -> type.isEquivalentTo(Clock.class))
                || owner.isEquivalentTo(Clock.class) && name.startsWith("system")
                || owner.isEquivalentTo(System.class) && name.equals("currentTimeMillis");
    }

    private static ArchCondition<JavaMethod> mentionOnlyPublicTypes() {
        return condition("mention only public types of ours", (method, events) -> method.getAllInvolvedRawTypes()
                .stream().filter(type -> type.getPackageName().startsWith("gradus"))
                .filter(type -> !type.getModifiers().contains(JavaModifier.PUBLIC))
                .forEach(type -> events.add(SimpleConditionEvent.violated(method,
                        method.getFullName() + " mentions " + type.getName() + ", which is not public"))));
    }

    private static ArchCondition<JavaMethod> condition(String description,
            BiConsumer<JavaMethod, ConditionEvents> check) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                check.accept(method, events);
            }
        };
    }
}
