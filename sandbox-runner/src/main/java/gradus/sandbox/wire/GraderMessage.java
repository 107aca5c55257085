package gradus.sandbox.wire;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** One line of the grader process's standard output: the report. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
        @JsonSubTypes.Type(value = GraderMessage.Hello.class, name = "hello"),
        @JsonSubTypes.Type(value = GraderMessage.Compiled.class, name = "compiled"),
        @JsonSubTypes.Type(value = GraderMessage.Listening.class, name = "listening"),
        @JsonSubTypes.Type(value = GraderMessage.Check.class, name = "check"),
        @JsonSubTypes.Type(value = GraderMessage.Metric.class, name = "metric"),
        @JsonSubTypes.Type(value = GraderMessage.Progress.class, name = "progress"),
        @JsonSubTypes.Type(value = GraderMessage.Restart.class, name = "restart"),
        @JsonSubTypes.Type(value = GraderMessage.Failed.class, name = "failed"),
        @JsonSubTypes.Type(value = GraderMessage.Done.class, name = "done")
})
public sealed interface GraderMessage {

    /** As the learner's; {@code engine} and {@code device} are null. */
    record Hello(int protocol, String role, String runner, String java, String engine, String device, String processor)
            implements
                GraderMessage {
    }

    /** @param classes as in a later run's {@link GraderJob}; told only before {@link Listening} */
    record Compiled(Map<String, Map<String, byte[]>> classes) implements GraderMessage {
    }

    record Listening() implements GraderMessage {
    }

    /** @param outcome {@code passed}, {@code partial}, {@code failed} or {@code not-reached} */
    record Check(String id, String outcome, int points, Message message, long millis) implements GraderMessage {
    }

    record Metric(String name, long step, double value) implements GraderMessage {
    }

    record Progress(long done, long total) implements GraderMessage {
    }

    /** @param check the one that made the learner process useless */
    record Restart(String check) implements GraderMessage {
    }

    record Failed(String message) implements GraderMessage {
    }

    record Done() implements GraderMessage {
    }
}
