package gradus.sandbox.grader;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.HashMap;
import java.util.Map;

import gradus.sandbox.gate.FrameCodec;
import gradus.sandbox.gate.Header;

/**
 * What a process that held a learner's code told as its answers: any bytes. What can be read as frames up to the first
 * that breaks a rule counts.
 *
 * @param byCall answers by the call's number, from 1
 * @param broken whether there was something that is no answer
 */
record RecordedAnswers(Map<Long, Header> byCall, boolean broken) {

    /** @param calls how many were drawn */
    static RecordedAnswers read(byte[] bytes, long calls) {
        var byCall = new HashMap<Long, Header>();
        var channel = Channels.newChannel(new ByteArrayInputStream(bytes));
        long last = 0;
        try {
            while (true) {
                var frame = FrameCodec.read(channel);
                if (frame.id() <= last || frame.id() > calls || frame.header() instanceof Header.Call) {
                    return new RecordedAnswers(byCall, true);
                }
                last = frame.id();
                byCall.put(last, frame.header());
            }
        } catch (EOFException e) {
            return new RecordedAnswers(byCall, false);
        } catch (IOException e) {
            return new RecordedAnswers(byCall, true);
        }
    }
}
