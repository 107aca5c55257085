package gradus.labs.runs.scheduling;

import java.util.List;
import java.util.UUID;

import gradus.labs.backend.Device;

/**
 * Whose use is counted: an organisation's, one of its courses' or one of its people's.
 *
 * @param course null unless it is a course's
 * @param person null unless it is a person's
 */
public record Account(Device device, String organization, String course, UUID person) {

    /** Those that a run counts in: organisation, course, person. */
    public static List<Account> of(Device device, Owner owner) {
        return List.of(organization(device, owner), course(device, owner), person(device, owner));
    }

    static Account organization(Device device, Owner owner) {
        return new Account(device, owner.organization(), null, null);
    }

    static Account course(Device device, Owner owner) {
        return new Account(device, owner.organization(), owner.course(), null);
    }

    static Account person(Device device, Owner owner) {
        return new Account(device, owner.organization(), null, owner.person());
    }
}
