package gradus.organizations;

import jakarta.enterprise.context.RequestScoped;

/** The organization of one HTTP request; null until the filter has bound it. */
@RequestScoped
class RequestOrganization {

    private String id;

    String id() {
        return id;
    }

    void bind(String organization) {
        id = organization;
    }
}
