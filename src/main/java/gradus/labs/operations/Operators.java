package gradus.labs.operations;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import gradus.common.Problem;
import gradus.identity.Viewer;
import gradus.organizations.Role;

/** Who may look after the installation. */
@ApplicationScoped
class Operators {

    private final Viewer viewer;

    Operators(Viewer viewer) {
        this.viewer = viewer;
    }

    /**
     * @return who is asking
     * @throws Problem 403 for somebody who is no operator
     */
    UUID require() {
        if (!viewer.has(Role.OPERATOR)) {
            throw new Problem(OperationsProblem.OPERATORS_ONLY, "Not an operator");
        }
        return viewer.id();
    }
}
