package gradus.demo.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

import gradus.common.BadContent;
import gradus.common.Yaml;

/**
 * The invented learners of a demonstration, and what they did in the weeks before it began.
 *
 * @param course that they take
 */
public record Cohort(String course, List<Story> people) {

    private static final String FILE = "/demo/cohort.yaml";
    private static final int MOST_DAYS = 28;

    public Cohort {
        people = List.copyOf(people);
    }

    /** Those that Gradus ships. */
    public static Cohort shipped() {
        try (var in = Cohort.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("Missing " + FILE);
            }
            return read(Yaml.read("src/main/resources" + FILE, in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws BadContent naming the first field that is wrong */
    public static Cohort read(Yaml file) {
        var people = new ArrayList<Story>();
        file.optional("people").orElseThrow(() -> file.error("people", "is missing")).all()
                .forEach((id, person) -> people.add(story(id, person)));
        var cohort = new Cohort(file.id("course"), people);
        file.end();
        return cohort;
    }

    private static Story story(String id, Yaml person) {
        var story = new Story(id, person.optionalString("account").orElse("demo-" + id), person.string("name"),
                person.mappings("days").stream().map(Cohort::day).toList());
        person.end();
        return story;
    }

    private static Day day(Yaml day) {
        var read = new Day(day.integer("before", 1, MOST_DAYS), LocalTime.parse(day.string("at")),
                day.strings("did").stream().map(did -> step(day, did)).toList());
        day.end();
        return read;
    }

    private static Step step(Yaml day, String did) {
        var words = did.split(" +");
        return switch (words[0] + " " + words.length) {
            case "enrols 1" -> new Step.Enrols();
            case "reads 2" -> new Step.Reads(words[1]);
            case "answers 4" -> new Step.Answers(words[1], words[2], right(day, words[3]));
            case "runs 3" -> new Step.Runs(words[1], words[2], false);
            case "submits 3" -> new Step.Runs(words[1], words[2], true);
            default -> throw day.error("did", "holds \"%s\", which nobody can do".formatted(did));
        };
    }

    private static boolean right(Yaml day, String word) {
        return switch (word) {
            case "right" -> true;
            case "wrong" -> false;
            default -> throw day.error("did", "says \"%s\" for right or wrong".formatted(word));
        };
    }
}
