package gradus.sandbox.learner;

import java.io.IOException;
import java.nio.channels.ByteChannel;

import gradus.sandbox.gate.BrokenGate;
import gradus.sandbox.gate.Frame;
import gradus.sandbox.gate.FrameCodec;
import gradus.sandbox.gate.Header;
import gradus.sandbox.gate.TooLarge;

/** Answers the grader's calls, one after the other, until it closes the gate. */
final class CallRun {

    private final ByteChannel gate;
    private final Calls calls;

    CallRun(ByteChannel gate, Calls calls) {
        this.gate = gate;
        this.calls = calls;
    }

    /** @throws BrokenGate if the grader sent something that is no call */
    void answerAll() throws BrokenGate {
        try {
            while (true) {
                var frame = FrameCodec.read(gate);
                if (!(frame.header() instanceof Header.Call call)) {
                    throw new BrokenGate("Not a call");
                }
                send(frame.id(), calls.answer(call));
            }
        } catch (BrokenGate e) {
            throw e;
        } catch (IOException e) {
            // the grader closed the gate: it has what it wanted, or gave up on this process
        }
    }

    private void send(long id, Header answer) throws IOException {
        try {
            FrameCodec.write(gate, new Frame(id, answer));
        } catch (TooLarge e) {
            var refused = Refused.tooLarge(e.bytes());
            FrameCodec.write(gate, new Frame(id, new Header.Refusal(refused.key(), refused.values())));
        }
    }
}
