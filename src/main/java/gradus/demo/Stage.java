package gradus.demo;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;

import gradus.common.Backdating;
import gradus.demo.script.Step;
import gradus.demo.script.Story;
import gradus.enrolments.Enrolments;
import gradus.identity.InventedPeople;
import gradus.items.Items;
import gradus.items.questions.Questions;
import gradus.lessons.Readings;

/** Lets an invented learner do what the story says, through the services that everybody's work goes through. */
@ApplicationScoped
class Stage {

    private final InventedPeople people;
    private final Enrolments enrolments;
    private final Readings readings;
    private final Items items;
    private final Questions questions;
    private final RunStage runs;

    Stage(InventedPeople people, Enrolments enrolments, Readings readings, Items items, Questions questions,
            RunStage runs) {
        this.people = people;
        this.enrolments = enrolments;
        this.readings = readings;
        this.items = items;
        this.questions = questions;
        this.runs = runs;
    }

    /**
     * Plays in the running transaction.
     *
     * @param began when the demonstration did: what is told in days before is told from here
     * @param shelf where the runs are; what is not there does not happen
     * @return false if this learner was here before
     */
    boolean play(String course, Story story, Instant began, Shelf shelf) {
        if (!Backdating.at(story.days().getFirst().moment(began, 0), () -> people.arrive(story.account(), story.name()))) {
            return false;
        }
        for (var day : story.days()) {
            for (int i = 0; i < day.did().size(); i++) {
                var moment = day.moment(began, i);
                switch (day.did().get(i)) {
                    case Step.Enrols enrols -> at(moment, () -> enrolments.enrol(course));
                    case Step.Reads reads -> at(moment, () -> readings.read(course, reads.lesson()));
                    case Step.Answers answers -> at(moment, () -> answer(course, answers));
                    case Step.Runs run ->
                        shelf.find(run, story.id()).ifPresent(recording -> runs.play(run.lab(), recording, moment));
                }
            }
        }
        return true;
    }

    private Object answer(String course, Step.Answers step) {
        var draw = questions.drawn(step.item());
        var task = items.requirePractice(step.item()).task();
        var answer = step.right() ? task.key(draw) : anyOf(List.copyOf(task.distractors(draw).values()), draw.seed());
        return questions.answered(step.item(), answer, "/courses/%s/lessons/%s".formatted(course, step.lesson()));
    }

    private static JsonNode anyOf(List<JsonNode> mistakes, long seed) {
        return mistakes.get((int) Math.floorMod(seed, (long) mistakes.size()));
    }

    private static void at(Instant moment, Supplier<Object> work) {
        Backdating.at(moment, work);
    }
}
