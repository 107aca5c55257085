package gradus.sandbox.learner;

import java.util.Base64;
import java.util.List;
import java.util.Map;

import gradus.sandbox.Machine;
import gradus.sandbox.wire.LearnerMessage;
import gradus.sandbox.wire.LineWriter;
import gradus.sandbox.wire.Message;
import gradus.sandbox.wire.Waiting;

/**
 * Everything the learner process says, bounded so that honest code never meets the launcher's limit on raw output.
 */
final class Claims {

    static final int MOST_LOG_BYTES = 256 * 1024;
    static final int LARGEST_ARTIFACT = 256 * 1024;
    static final int MOST_ARTIFACT_BYTES = 1024 * 1024;

    private final LineWriter out;
    private int logBytes;
    private boolean logCut;
    private int artifactBytes;

    Claims(LineWriter out) {
        this.out = out;
    }

    void waiting() {
        out.write(new Waiting());
    }

    void hello(int protocol, String engine, String device) {
        out.write(new LearnerMessage.Hello(protocol, "learner", Machine.runner(), Machine.java(), engine, device,
                Machine.processor()));
    }

    void ready() {
        out.write(new LearnerMessage.Ready());
    }

    void diagnostic(LearnerMessage.Diagnostic diagnostic) {
        out.write(diagnostic);
    }

    /** One line; what goes beyond the limit is dropped with one notice. The limit counts bytes as they are written. */
    synchronized void log(String stream, String text) {
        if (logCut) {
            return;
        }
        logBytes += out.write(new LearnerMessage.Log(stream, text));
        if (logBytes > MOST_LOG_BYTES) {
            logCut = true;
            notice("log-cut", Map.of("kibibytes", Integer.toString(MOST_LOG_BYTES / 1024)));
        }
    }

    synchronized boolean logIsCut() {
        return logCut;
    }

    void metric(String name, long step, double value) {
        out.write(new LearnerMessage.Metric(name, step, value));
    }

    void progress(long done, long total) {
        out.write(new LearnerMessage.Progress(done, total));
    }

    void check(String id, String outcome, Message message) {
        out.write(new LearnerMessage.Check(id, id.replace('-', ' '), outcome, message));
    }

    synchronized void artifact(String name, String dtype, List<Long> shape, byte[] data) {
        if (data.length > LARGEST_ARTIFACT || artifactBytes + data.length > MOST_ARTIFACT_BYTES) {
            artifactTooLarge(name, data.length);
            return;
        }
        artifactBytes += data.length;
        out.write(new LearnerMessage.Artifact(name, dtype, shape, Base64.getEncoder().encodeToString(data)));
    }

    void artifactTooLarge(String name, long bytes) {
        notice("artifact-too-large", Map.of("name", name, "kibibytes", Long.toString((bytes + 1023) / 1024)));
    }

    void notice(String key, Map<String, String> values) {
        out.write(new LearnerMessage.Notice(key, values));
    }

    /** Goes on the stream of that name, by these bytes. */
    void chunk(String name, byte[] data) {
        out.write(new LearnerMessage.Chunk(name, Base64.getEncoder().encodeToString(data)));
    }

    /** The last line; nothing that still runs can add to it. */
    void end(String how, String message) {
        out.writeLast(new LearnerMessage.End(how, message));
    }
}
