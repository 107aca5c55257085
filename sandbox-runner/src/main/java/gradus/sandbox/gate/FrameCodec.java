package gradus.sandbox.gate;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/**
 * Frames as bytes; see {@code protocol/README.md}, "The gate". Everything that a length could do is checked before
 * anything of that length is allocated.
 */
public final class FrameCodec {

    /** The most bytes that may follow the first four. */
    public static final int LONGEST = 4 * 1024 * 1024;

    static final int LONGEST_HEADER = 64 * 1024;

    /** Call id, kind, length of the header. */
    private static final int FIXED = 8 + 1 + 4;

    private FrameCodec() {
    }

    /**
     * Waits for one frame.
     *
     * @throws EOFException if the other side closed the connection between two frames
     * @throws BrokenGate if it sent anything that is none, or closed in the middle of one
     */
    public static Frame read(ReadableByteChannel channel) throws IOException {
        var prefix = ByteBuffer.allocate(4);
        fill(channel, prefix, true);
        var length = Integer.toUnsignedLong(prefix.getInt(0));
        if (length < FIXED || length > LONGEST) {
            throw new BrokenGate("A frame of %d bytes".formatted(length));
        }
        var frame = ByteBuffer.allocate((int) length);
        fill(channel, frame, false);
        frame.flip();
        var id = frame.getLong();
        if (id < 1) {
            throw new BrokenGate("A call id is at least 1");
        }
        var kind = Kind.of(frame.get());
        var headerLength = Integer.toUnsignedLong(frame.getInt());
        if (headerLength > LONGEST_HEADER || headerLength > frame.remaining()) {
            throw new BrokenGate("A header of %d bytes".formatted(headerLength));
        }
        var header = new byte[(int) headerLength];
        frame.get(header);
        return new Frame(id, HeaderReader.read(kind, header, frame));
    }

    /** Writes one frame; blocks while the other side does not read. */
    public static void write(WritableByteChannel channel, Frame frame) throws IOException {
        var bytes = encode(frame);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** @throws TooLarge if the frame, its header or a list in it is larger than the protocol allows */
    static ByteBuffer encode(Frame frame) throws TooLarge {
        var writer = new HeaderWriter();
        var header = HeaderJson.bytes(writer.write(frame.header()));
        var length = (long) FIXED + header.length;
        for (var part : writer.raw()) {
            length += part.length;
        }
        if (header.length > LONGEST_HEADER || length > LONGEST) {
            throw new TooLarge(length);
        }
        var bytes = ByteBuffer.allocate((int) (4 + length)).putInt((int) length).putLong(frame.id())
                .put(Kind.of(frame.header()).code()).putInt(header.length).put(header);
        writer.raw().forEach(bytes::put);
        return bytes.flip();
    }

    private static void fill(ReadableByteChannel channel, ByteBuffer buffer, boolean mayEnd) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                if (mayEnd && buffer.position() == 0) {
                    throw new EOFException("The other side closed the gate");
                }
                throw new BrokenGate("A frame was cut short");
            }
        }
    }
}
