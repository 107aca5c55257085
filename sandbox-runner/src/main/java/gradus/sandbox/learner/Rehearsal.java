package gradus.sandbox.learner;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import ai.djl.engine.Engine;
import gradus.grading.Dtype;
import gradus.lab.CurrentLab;
import gradus.sandbox.compile.Compiled;
import gradus.sandbox.gate.Frame;
import gradus.sandbox.gate.FrameCodec;
import gradus.sandbox.gate.Header;
import gradus.sandbox.gate.Value;
import gradus.sandbox.rehearsal.Rehearsed;
import gradus.sandbox.wire.LearnerJob;
import gradus.sandbox.wire.Wire;

/** A practice run and a graded run of nobody's code, told to nobody. Leaves nothing that the next run could see. */
final class Rehearsal {

    private static final String ENTRY = "Train";
    private static final Value.Array ROWS = new Value.Array(Dtype.FLOAT32, new long[] { 2, 1 }, new byte[8]);
    private static final Value.Array NUMBERS = new Value.Array(Dtype.FLOAT32, new long[] { 2 }, new byte[8]);

    private final Engine engine;
    private final Output nobody = new Output(OutputStream.nullOutputStream());

    private Rehearsal(Engine engine) {
        this.engine = engine;
    }

    /** Loads the engine on this thread, the one to compute on. */
    static void run() throws Exception {
        var rehearsal = new Rehearsal(Engines.load());
        for (int round = 0; round < Rehearsed.ROUNDS; round++) {
            rehearsal.once();
        }
        CurrentLab.set(null);
    }

    private void once() throws Exception {
        var line = Wire.write(new LearnerJob(Wire.PROTOCOL, "learner", new UUID(0, 0), 1, "practice", 1, ENTRY,
                Rehearsed.sources(ENTRY, "Line"), Rehearsed.sources("Seen"), "Seen", null));
        var job = Wire.read(new String(line, StandardCharsets.UTF_8), LearnerJob.class);
        var compiled = Compiling.start(job).await();
        if (!compiled.complete()) {
            throw new IllegalStateException("The rehearsal does not compile: " + compiled.problems());
        }
        Engines.seed(engine, job.seed());
        practise(job, compiled);
        answer(job, compiled);
    }

    private void practise(LearnerJob job, Compiled compiled) {
        try (var manager = engine.newBaseManager()) {
            var exit = new PracticeRun(nobody, new Code(compiled, ENTRY), new RunLab(nobody, manager, job.seed()))
                    .run(job.checkClass());
            if (exit != Exit.COMPLETED) {
                throw new IllegalStateException("The rehearsal ended as " + exit);
            }
        }
    }

    private void answer(LearnerJob job, Compiled compiled) throws IOException {
        try (var manager = engine.newBaseManager()) {
            var calls = new Calls(new Code(compiled, ENTRY), manager, seed -> new RunLab(nobody, manager, seed));
            new CallRun(new Asked(List.of(new Header.Invoke(null, "Line", "predict", List.of(ROWS, NUMBERS)),
                    new Header.Invoke(null, "Line", "loss", List.of(NUMBERS, NUMBERS)),
                    new Header.Create(ENTRY, List.of()), new Header.Train(job.seed(), Map.of("rate", 0.5)))), calls)
                    .answerAll();
        }
    }

    /** A gate that has asked already, and hears no answer. */
    private static final class Asked implements ByteChannel {

        private final ReadableByteChannel questions;

        Asked(List<Header.Call> calls) throws IOException {
            var bytes = new ByteArrayOutputStream();
            var channel = Channels.newChannel(bytes);
            for (int i = 0; i < calls.size(); i++) {
                FrameCodec.write(channel, new Frame(i + 1, calls.get(i)));
            }
            questions = Channels.newChannel(new ByteArrayInputStream(bytes.toByteArray()));
        }

        @Override
        public int read(ByteBuffer to) throws IOException {
            return questions.read(to);
        }

        @Override
        public int write(ByteBuffer from) {
            int length = from.remaining();
            from.position(from.limit());
            return length;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
