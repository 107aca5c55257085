package gradus.labs.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;

class CatalogueTest {

    @Test
    void everyCaseThatThisMachineCanShowHasExactlyOneTest() {
        var tested = new ClassFileImporter().importPackages("gradus.labs").stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(HostileCase.class))
                .collect(Collectors.groupingBy(method -> method.getAnnotationOfType(HostileCase.class).value(),
                        Collectors.mapping(JavaMethod::getFullName, Collectors.toList())));
        assertThat(tested.keySet()).isEqualTo(Catalogue.ALL.stream().filter(known -> !known.elsewhere())
                .map(Catalogue::key).collect(Collectors.toCollection(TreeSet::new)));
        assertThat(tested.values()).allSatisfy(methods -> assertThat(methods).hasSize(1));
    }

    @Test
    void aPartnerThatIsMissingIsNoPass() {
        var report = new CaseReport("X1");
        report.control("works");
        report.refused("layer", "EPERM");
        assertThat(catchThrowable(report::complete)).isInstanceOf(AssertionError.class);
    }

    @Test
    void aControlThatGotNothingIsNoControl() {
        var refused = new Outcome(List.of(new Tried("X1", "read", "refused", "EACCES")),
                Duration.ZERO, "");
        var report = new CaseReport("X1");
        assertThat(catchThrowable(() -> report.control(refused)))
                .isInstanceOf(AssertionError.class).hasMessageContaining("what works without the layer");
    }
}
