package gradus.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import org.hibernate.annotations.TenantId;
import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.domain.JavaClass;

/** Every row has an owner, and its table says which module it belongs to. */
class DataRulesTest {

    private static final Map<String, String> PREFIXES = Map.of(
            "organizations", "org_", "identity", "identity_", "catalog", "course_", "labs", "lab_", "outbox", "outbox_",
            "enrolments", "enrolment_", "lessons", "lesson_",
            "items", "item_", "placement", "placement_");

    /** Rows that belong to no organization, each with the reason. The list can only shrink. */
    private static final Map<String, String> WITHOUT_OWNER = Map.of("Organization", "is the owner");

    @Test
    void everyRowBelongsToAnOrganization() {
        assertThat(entities().filter(entity -> entity.getAllFields().stream()
                .noneMatch(field -> field.isAnnotatedWith(TenantId.class))).map(JavaClass::getSimpleName))
                .as("Entities without @TenantId String organizationId")
                .containsExactlyInAnyOrderElementsOf(WITHOUT_OWNER.keySet());
        assertThat(WITHOUT_OWNER).hasSize(1);
    }

    @Test
    void tablesStartWithThePrefixOfTheirModule() {
        assertThat(entities()).allSatisfy(entity -> {
            var module = entity.getPackageName().replaceFirst("^gradus\\.", "").replaceFirst("\\..*", "");
            assertThat(PREFIXES).as("prefix of the tables of %s", module).containsKey(module);
            assertThat(entity.getAnnotationOfType(Table.class).name()).startsWith(PREFIXES.get(module));
        });
    }

    private static Stream<JavaClass> entities() {
        return App.CLASSES.stream().filter(type -> type.isAnnotatedWith(Entity.class));
    }
}
