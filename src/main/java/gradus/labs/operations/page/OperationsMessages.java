package gradus.labs.operations.page;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the pages of operators. */
@MessageBundle("operations")
interface OperationsMessages {

    @Message("Operations")
    String title();

    @Message("Refresh")
    String refresh();

    @Message("By itself, every 5 s")
    String byItself();

    @Message("As of {time} UTC")
    String asOf(String time);

    @Message("Queue")
    String queue();

    @Message("The queue has been paused for {time}.")
    String pausedFor(String time);

    @Message("Nothing starts; what runs goes on, and people who wait are told.")
    String pausedNote();

    @Message("{running} running, {waiting} waiting")
    String counts(long running, long waiting);

    @Message("Let it go on")
    String resume();

    @Message("Pause the queue")
    String pause();

    @Message("Runners")
    String runners();

    @Message("Runner")
    String runner();

    @Message("No runner has been heard lately, so nobody takes runs. Start one, or look into its log.")
    String noRunner();

    @Message("cannot isolate runs")
    String notReady();

    @Message("draining")
    String draining();

    @Message("takes runs")
    String taking();

    @Message("Last heard")
    String heard();

    @Message("{time} ago")
    String ago(String time);

    @Message("Slots in use")
    String slots();

    @Message("Memory promised")
    String memory();

    @Message("Version")
    String version();

    @Message("Self-test")
    String selfTest();

    @Message("{#if attempts == 0}held{#else}held: {attempts} attacks refused{/if}")
    String held(int attempts);

    @Message("failed")
    String failed();

    @Message("Isolation")
    String mode();

    @Message("{layers} layers, all as wished")
    String allLayers(int layers);

    @Message("{layers} layers, with a fallback")
    String withFallback(int layers);

    @Message("Layers, self-test, name")
    String details();

    @Message("Layers")
    String layers();

    @Message("fallback")
    String fallback();

    @Message("What the self-test tried in vain")
    String triedInVain();

    @Message("What was found")
    String findings();

    @Message("Namespaces")
    String layerNamespaces();

    @Message("Users")
    String layerUsers();

    @Message("Control groups")
    String layerControlGroups();

    @Message("System calls")
    String layerSystemCalls();

    @Message("Limits and privileges")
    String layerLimits();

    @Message("Container runtime")
    String layerRuntime();

    @Message("Network")
    String layerNetwork();

    @Message("Drain")
    String drain();

    @Message("Let it take runs again")
    String takeAgain();

    @Message("{#if count == 1}One runner has fallen silent within a day{#else}{count} runners have fallen "
            + "silent within a day{/if}")
    String silent(int count);

    @Message("Killed, cut off, or without a database. What they had starts again elsewhere, once.")
    String silentNote();

    @Message("Running")
    String running();

    @Message("Nothing runs.")
    String nothingRuns();

    @Message("Waiting")
    String waiting();

    @Message("Nobody waits.")
    String nothingWaits();

    @Message("Lab")
    String lab();

    @Message("Learner")
    String learner();

    @Message("Kind")
    String kind();

    @Message("exam task")
    String exam();

    @Message("submit")
    String submit();

    @Message("practice")
    String practice();

    @Message("Program in a lesson")
    String cell();

    @Message("attempt {number}")
    String attempt(int number);

    @Message("Runs for")
    String wall();

    @Message("Processor time")
    String cpu();

    @Message("Most memory")
    String peak();

    @Message("Waits for")
    String age();

    @Message("Place")
    String place();

    @Message("Expected start")
    String expected();

    @Message("in about {time}")
    String about(String time);

    @Message("after another run of the same person")
    String waitsOwnRun();

    @Message("the queue is paused, or every runner drains")
    String waitsPaused();

    @Message("no runner")
    String waitsNoRunner();

    @Message("no runner can isolate runs")
    String waitsNotReady();

    @Message("no runner has the memory, the GPU or the version for it")
    String waitsNoFit();

    @Message("Stop")
    String stop();

    @Message("is being stopped")
    String stopping();

    @Message("This cannot be undone. What the run has computed is lost; the learner keeps the files, is told "
            + "that it was stopped, and can start another.")
    String stopNote();

    @Message("It is an exam task: its clock goes on.")
    String stopExam();

    @Message("Stop this run")
    String stopThis();

    @Message("Pages")
    String pages();

    @Message("Earlier in line")
    String newer();

    @Message("Later in line")
    String older();
}
