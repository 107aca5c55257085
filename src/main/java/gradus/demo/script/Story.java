package gradus.demo.script;

import java.util.List;

/**
 * What one invented learner did.
 *
 * @param id {@code amina-diallo}
 * @param account the subject of an account of the realm, or one that nobody has
 * @param days the earliest first
 */
public record Story(String id, String account, String name, List<Day> days) {

    public Story {
        days = List.copyOf(days);
    }

    public List<Step.Runs> runs() {
        return days.stream().flatMap(day -> day.did().stream()).filter(Step.Runs.class::isInstance)
                .map(Step.Runs.class::cast).toList();
    }
}
