package gradus.labs.page;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words around the replay of a run. */
@MessageBundle("labreplay")
interface ReplayMessages {

    @Message("Replay")
    String title();

    @Message("Run it once more with the same files, the same version of the lab and the same seeds, and see whether everything comes out the same. A replay counts nothing.")
    String intro();

    @Message("Replay this run")
    String start();

    @Message("Replay it again")
    String again();

    @Message("The replay waits for its turn.")
    String queued();

    @Message("The replay is running.")
    String running();

    @Message("Look again")
    String look();

    @Message("This replay was stopped before its end, so there is nothing to compare.")
    String stopped();

    @Message("Then and now")
    String caption();

    @Message("What")
    String what();

    @Message("then")
    String before();

    @Message("now")
    String after();

    @Message("the same")
    String same();

    @Message("not the same")
    String other();

    @Message("How it ended")
    String end();

    @Message("Points")
    String points();

    @Message("none")
    String missing();

    @Message("not known")
    String unknown();

    @Message("Curve {name}")
    String curve(String name);

    @Message("points kept: {count}")
    String pointCount(int count);

    @Message("step {step}: {value}")
    String atStep(long step, Object value);

    @Message("ended before step {step}")
    String beforeStep(long step);

    @Message("{difference} apart")
    String apart(Double difference);

    @Message("Runner")
    String partRunner();

    @Message("Java")
    String partJava();

    @Message("Engine")
    String partEngine();

    @Message("Device")
    String partDevice();

    @Message("Processor")
    String partProcessor();

    @Message("This is a replay of")
    String replayOf();
}
