package gradus.competencies;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import gradus.common.Roles;
import io.quarkus.runtime.StartupEvent;

/** Reads the competencies before anybody asks, so that a mistake in them is found while the application starts. */
@ApplicationScoped
class CompetenciesAtStart {

    private final Competencies competencies;
    private final Roles roles;

    CompetenciesAtStart(Competencies competencies, Roles roles) {
        this.competencies = competencies;
        this.roles = roles;
    }

    void read(@Observes StartupEvent event) {
        if (roles.web()) {
            competencies.all();
        }
    }
}
