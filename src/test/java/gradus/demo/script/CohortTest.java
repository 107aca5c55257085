package gradus.demo.script;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import gradus.catalog.Course;
import gradus.catalog.Courses;
import gradus.catalog.Part;
import gradus.catalog.Part.Kind;
import gradus.common.BadContent;
import gradus.common.Yaml;
import gradus.demo.script.Recording.Line;
import gradus.items.Items;
import gradus.labs.definition.LabVersion;
import gradus.labs.definition.Labs;
import gradus.labs.wire.GraderMessage;
import gradus.markup.Markdown;

/** The invented learners that Gradus ships, and the runs that were recorded for them. */
class CohortTest {

    private static final List<Path> ROOTS = List.of(Path.of("curriculum"));
    private static final Cohort COHORT = Cohort.shipped();
    private static final Course COURSE = new Courses(ROOTS).require(COHORT.course());
    private static final String STALE = "%s has changed since its runs were recorded; record them again: ./gradus record %1$s";

    static Stream<String> labs() {
        return COURSE.parts(Kind.LAB).stream().map(Part::id);
    }

    @ParameterizedTest
    @MethodSource("labs")
    void theRunsAreThoseOfTheLabAsItIsNow(String id) {
        var lab = lab(id);
        var recorded = Recordings.shipped(lab.id());
        assertThat(recorded.map(Recordings::version)).as(STALE, lab.id()).isEqualTo(Optional.of(lab.sha256()));

        var told = new TreeSet<Recordings.Key>();
        COHORT.people().forEach(story -> story.runs().stream().filter(run -> run.lab().equals(id)).forEach(run -> {
            assertThat(told.add(new Recordings.Key(story.id(), run.what()))).as("%s: %s twice", story.id(), run.what())
                    .isTrue();
            assertThat(recorded.get().find(story.id(), run.what())).as("%s, %s: ./gradus record %s", story.id(),
                    run.what(), id).hasValueSatisfying(
                            found -> assertThat(found.files()).isEqualTo(AnswerFiles.of(lab, run.answer())));
        }));
        assertThat(recorded.get().runs().keySet()).as("./gradus record %s", lab.id()).isEqualTo(told);
    }

    /** A machine that was too busy while it recorded would show. */
    @ParameterizedTest
    @MethodSource("labs")
    void everySubmitEarnedWhatItsAnswerDeserves(String id) {
        var lab = lab(id);
        var recorded = Recordings.shipped(lab.id()).orElseThrow();
        COHORT.people().forEach(story -> story.runs().stream().filter(run -> run.lab().equals(id) && run.submitted())
                .forEach(run -> {
                    var lost = lab.checks().stream().collect(toMap(LabVersion.Check::id, LabVersion.Check::points));
                    recorded.find(story.id(), run.what()).orElseThrow().told().forEach(told -> {
                        if (told.line() instanceof Line.Reported(GraderMessage.Check check)) {
                            lost.merge(check.id(), -check.points(), Integer::sum);
                        }
                    });
                    lost.values().removeIf(points -> points == 0);
                    assertThat(lost).as("%s, %s", story.id(), run.what()).isEqualTo(expected(lab, run.answer()));
                }));
    }

    /** @return check → points that the answer loses */
    private static Map<String, Integer> expected(LabVersion lab, String answer) {
        var losses = new HashMap<String, Integer>();
        if (!answer.equals("solution")) {
            var folder = COURSE.folder(COURSE.part(Kind.LAB, lab.id()).orElseThrow());
            var loses = Yaml.read(folder.resolve(answer).resolve("expect.yaml")).optional("loses").orElseThrow();
            loses.names().forEach(check -> losses.put(check, loses.integer(check, 1, 100)));
        }
        return losses;
    }

    @Test
    void twelveAreInventedAndMarkedAndOneHasAnAccount() throws IOException {
        var marked = COHORT.people().stream().filter(story -> story.name().endsWith(" · demo"));
        assertThat(marked).hasSize(12).allSatisfy(story -> assertThat(story.account()).isEqualTo("demo-" + story.id()));

        var realm = new ObjectMapper().readTree(Path.of("docker/keycloak/gradus-realm.json").toFile());
        var account = realm.get("users").valueStream().filter(user -> user.get("username").asText().equals("learner2"))
                .findAny().orElseThrow();
        assertThat(COHORT.people().stream().filter(story -> !story.name().endsWith(" · demo"))).singleElement()
                .satisfies(story -> {
                    assertThat(story.account()).isEqualTo(account.get("id").asText());
                    assertThat(story.name()).isEqualTo(name(account));
                });
        assertThat(realm.get("users").valueStream().filter(user -> user.has("id"))).hasSize(1);
    }

    /** Whenever the demonstration begins, also a minute after midnight. */
    @Test
    void everythingIsDoneInOrderAndInThePast() {
        var began = Instant.parse("2026-03-01T00:01:00Z");
        assertThat(COHORT.people()).allSatisfy(story -> {
            var moments = new ArrayList<Instant>();
            story.days().forEach(day -> {
                for (int step = 0; step <= day.did().size(); step++) { // the last: when all is done
                    moments.add(day.moment(began, step));
                }
            });
            assertThat(moments).isSorted().doesNotHaveDuplicates().last().satisfies(
                    last -> assertThat(last).isBefore(Instant.parse("2026-03-01T00:00:00Z")));
        });
    }

    @Test
    void everyLessonQuestionAndLabIsThere() {
        var items = new Items(ROOTS, new Markdown(ROOTS));
        assertThat(COHORT.people().stream().flatMap(story -> story.days().stream()).flatMap(day -> day.did().stream()))
                .allSatisfy(step -> {
                    switch (step) {
                        case Step.Enrols enrols -> assertThat(step).isNotNull();
                        case Step.Reads reads -> assertThat(COURSE.part(Kind.LESSON, reads.lesson())).isPresent();
                        case Step.Answers answers -> {
                            assertThat(COURSE.part(Kind.LESSON, answers.lesson())).isPresent();
                            assertThat(items.practice()).contains(answers.item());
                        }
                        case Step.Runs run -> assertThat(COURSE.part(Kind.LAB, run.lab())).isPresent();
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(strings = { "sleeps", "reads", "answers lesson item perhaps", "runs lab", "enrols twice" })
    void whatNobodyCanDoIsRefused(String did) {
        var file = Yaml.read("cohort.yaml", """
                course: small-course
                people:
                  ada:
                    name: Ada
                    days: [{before: 1, at: "18:00", did: [%s]}]
                """.formatted(did).getBytes(UTF_8));
        assertThatThrownBy(() -> Cohort.read(file)).isInstanceOf(BadContent.class).hasMessageContaining("did");
    }

    private static LabVersion lab(String id) {
        return Labs.read(COURSE, COURSE.part(Kind.LAB, id).orElseThrow());
    }

    private static String name(JsonNode account) {
        return account.get("firstName").asText() + " " + account.get("lastName").asText();
    }
}
