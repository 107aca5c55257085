package gradus.identity;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** What people are called. */
@ApplicationScoped
public class Names {

    Names() {
    }

    /** Whoever is of another organization than the one that is being worked for has no name here, and is missing. */
    @Transactional
    public Map<UUID, String> of(Collection<UUID> people) {
        return Person.called(people).stream().collect(Collectors.toMap(person -> person.id, person -> person.name));
    }
}
