package gradus.sandbox.gate;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;

/**
 * All calls of a graded run, drawn before the first is made; see {@code protocol/README.md}, "Strict isolation". They are
 * numbered from 1 over all checks.
 */
public record DrawnCalls(List<Check> checks) {

    /** @param deadlineMillis for each of the calls */
    public record Check(long deadlineMillis, List<Call> calls) {

        public Check {
            calls = List.copyOf(calls);
        }
    }

    /**
     * @param header with {@link #handleOf} for handles, which nobody knows yet
     * @param mayFail whether the next call of the check is made even if this one has no answer
     */
    public record Call(Header.Call header, boolean mayFail) {
    }

    public DrawnCalls {
        checks = List.copyOf(checks);
    }

    /** Stands for the handle that an earlier call of the same check will answer: −1 for its first, −2 for its second, … */
    public static long handleOf(int call) {
        return -1L - call;
    }

    /** The call that this handle stands for. */
    public static int callOf(long handle) {
        return Math.toIntExact(-1L - handle);
    }

    /**
     * The same calls are the same bytes, on every machine.
     *
     * @throws TooLarge if a call does not fit into a frame
     */
    public byte[] bytes() throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeInt(checks.size());
        long id = 0;
        for (var check : checks) {
            out.writeLong(check.deadlineMillis());
            out.writeInt(check.calls().size());
            for (var call : check.calls()) {
                out.writeBoolean(call.mayFail());
                FrameCodec.write(Channels.newChannel(out), new Frame(++id, call.header()));
            }
        }
        return bytes.toByteArray();
    }

    /** @throws IOException if these are no calls */
    public static DrawnCalls read(byte[] bytes) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(bytes));
        var checks = new ArrayList<Check>();
        for (int check = in.readInt(); check > 0; check--) {
            var deadline = in.readLong();
            var calls = new ArrayList<Call>();
            for (int call = in.readInt(); call > 0; call--) {
                var mayFail = in.readBoolean();
                if (!(FrameCodec.read(Channels.newChannel(in)).header() instanceof Header.Call header)) {
                    throw new BrokenGate("Not a call");
                }
                calls.add(new Call(header, mayFail));
            }
            checks.add(new Check(deadline, calls));
        }
        return new DrawnCalls(checks);
    }
}
