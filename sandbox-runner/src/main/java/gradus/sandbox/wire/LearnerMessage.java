package gradus.sandbox.wire;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** One line of the learner process's standard output: a claim. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
        @JsonSubTypes.Type(value = LearnerMessage.Hello.class, name = "hello"),
        @JsonSubTypes.Type(value = LearnerMessage.Diagnostic.class, name = "diagnostic"),
        @JsonSubTypes.Type(value = LearnerMessage.Ready.class, name = "ready"),
        @JsonSubTypes.Type(value = LearnerMessage.Log.class, name = "log"),
        @JsonSubTypes.Type(value = LearnerMessage.Metric.class, name = "metric"),
        @JsonSubTypes.Type(value = LearnerMessage.Progress.class, name = "progress"),
        @JsonSubTypes.Type(value = LearnerMessage.Check.class, name = "check"),
        @JsonSubTypes.Type(value = LearnerMessage.Artifact.class, name = "artifact"),
        @JsonSubTypes.Type(value = LearnerMessage.Notice.class, name = "notice"),
        @JsonSubTypes.Type(value = LearnerMessage.Chunk.class, name = "chunk"),
        @JsonSubTypes.Type(value = LearnerMessage.End.class, name = "end")
})
public sealed interface LearnerMessage {

    /**
     * @param runner the version of the runner
     * @param processor what the machine calls its processor; null if it does not say
     */
    record Hello(int protocol, String role, String runner, String java, String engine, String device, String processor)
            implements
                LearnerMessage {
    }

    /** @param line from 1, 0 = unknown; so is {@code column} */
    record Diagnostic(String severity, String file, int line, int column, String code, String message)
            implements
                LearnerMessage {
    }

    record Ready() implements LearnerMessage {
    }

    record Log(String stream, String text) implements LearnerMessage {
    }

    record Metric(String name, long step, double value) implements LearnerMessage {
    }

    record Progress(long done, long total) implements LearnerMessage {
    }

    record Check(String id, String title, String outcome, Message message) implements LearnerMessage {
    }

    /** @param data little-endian bytes in base64 */
    record Artifact(String name, String dtype, List<Long> shape, String data) implements LearnerMessage {
    }

    record Notice(String key, Map<String, String> values) implements LearnerMessage {
    }

    /**
     * A piece of what the harness hands over, of at most 8 KiB.
     *
     * @param name which of the streams of bytes it goes on
     * @param data in base64
     */
    record Chunk(String name, String data) implements LearnerMessage {
    }

    record End(String how, String message) implements LearnerMessage {
    }
}
