package gradus.labs.runs.scheduling;

import java.util.UUID;

/** Whose run it is. What a person uses counts in every course of the organisation. */
public record Owner(String organization, String course, UUID person) {

    /** A person of an organisation. */
    public record Learner(String organization, UUID person) {
    }

    public Learner learner() {
        return new Learner(organization, person);
    }
}
