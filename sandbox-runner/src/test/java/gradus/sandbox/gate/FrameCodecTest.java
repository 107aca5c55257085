package gradus.sandbox.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import gradus.grading.Dtype;

class FrameCodecTest {

    @Test
    void everyKindOfValueArrivesAsItWasSent() throws IOException {
        var values = List.of(Value.NULL, new Value.Flag(true), new Value.Whole(Long.MIN_VALUE),
                new Value.Real(Double.NaN), new Value.Real(-0.0), new Value.Real(Double.NEGATIVE_INFINITY),
                new Value.Text("θ\n\u0000"), new Value.Reference(7),
                new Value.Listing(List.of(new Value.Listing(List.of()), array(Dtype.UINT8, 3))),
                array(Dtype.FLOAT32, 2, 3), array(Dtype.FLOAT64), array(Dtype.INT64, 0, 5), array(Dtype.BOOLEAN, 1));
        var frame = new Frame(Long.MAX_VALUE, new Header.Create("Network", values));
        assertThat(sentAndRead(frame)).isEqualTo(frame);
    }

    @Test
    void errorsAndOptionsArriveAsTheyWereSent() throws IOException {
        var error = new Frame(3, new Header.Refusal("no-such-class", Map.of("name", "Net")));
        var train = new Frame(4, new Header.Train(-1, Map.of("rate", Double.POSITIVE_INFINITY, "steps", 3.0)));
        assertThat(sentAndRead(error)).isEqualTo(error);
        assertThat(sentAndRead(train)).isEqualTo(train);
    }

    @Test
    void theLargestFrameArrives() throws IOException {
        var frame = new Frame(1, new Header.Answer(array(Dtype.UINT8, FrameCodec.LONGEST - 100)));
        assertThat(sentAndRead(frame)).isEqualTo(frame);
    }

    @Test
    void whatIsTooLargeIsNotSent() {
        var tensor = array(Dtype.UINT8, FrameCodec.LONGEST);
        var text = new Value.Text("x".repeat(FrameCodec.LONGEST_HEADER));
        var out = new ByteArrayOutputStream();
        for (var value : List.of(tensor, text)) {
            var frame = new Frame(1, new Header.Answer(value));
            assertThatThrownBy(() -> FrameCodec.write(Channels.newChannel(out), frame)).isInstanceOf(TooLarge.class);
        }
        assertThat(out.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = { -1, 0, 12, FrameCodec.LONGEST + 1, Integer.MAX_VALUE, Integer.MIN_VALUE })
    void aLengthBeyondTheLimitsIsRefusedBeforeAnythingIsAllocated(int length) {
        var before = allocated();
        assertBroken(ByteBuffer.allocate(4).putInt(length).array());
        assertThat(allocated() - before).isLessThan(1024 * 1024);
    }

    @Test
    void theHeaderHasItsOwnLimit() {
        assertBroken(frame(1, 2, FrameCodec.LONGEST_HEADER + 1, "{}", FrameCodec.LONGEST_HEADER + 100));
        assertBroken(frame(1, 2, -1, "{}", 0));
        assertBroken(frame(1, 2, 3, "{}", 0));
    }

    @Test
    void theCallIdAndTheKindAreChecked() {
        assertBroken(answer(0, 2, "{\"value\":{\"null\":true}}", 0));
        assertBroken(answer(-1, 2, "{\"value\":{\"null\":true}}", 0));
        assertBroken(answer(1, 0, "{\"value\":{\"null\":true}}", 0));
        assertBroken(answer(1, 4, "{\"value\":{\"null\":true}}", 0));
        assertBroken(answer(1, -1, "{\"value\":{\"null\":true}}", 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "[-1]", "[2147483648]", "[4294967296, 4294967296]", "[2147483647, 2147483647, 2147483647]",
            "[65536, 65536, 65536, 65536]", "[1.5]", "[\"2\"]", "[null]", "{}", "null", "2", "[9223372036854775808]",
            "[1, 1, 1, 1, 1, 1, 1, 1, 1]", "[3]", "[1]", "[2, 0, -1]", "[]"
    })
    void aShapeThatIsNoneOrDoesNotMatchTheBytesIsRefused(String shape) {
        var header = "{\"value\":{\"tensor\":{\"dtype\":\"float32\",\"shape\":%s}}}".formatted(shape);
        assertBroken(answer(1, 2, header, 8));
    }

    @Test
    void theBytesOfSeveralTensorsAreCountedTogether() throws IOException {
        var header = "{\"value\":{\"list\":[{\"tensor\":{\"dtype\":\"float32\",\"shape\":[2]}},"
                + "{\"tensor\":{\"dtype\":\"uint8\",\"shape\":[0]}},"
                + "{\"tensor\":{\"dtype\":\"uint8\",\"shape\":[3]}}]}}";
        assertThat(read(answer(1, 2, header, 11)).header()).isInstanceOf(Header.Answer.class);
        assertBroken(answer(1, 2, header, 10));
        assertBroken(answer(1, 2, header, 12));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "", "{", "[]", "null", "{}", "{\"value\":null}", "{\"value\":{}}", "{\"value\":{\"null\":false}}",
            "{\"value\":{\"null\":true,\"long\":1}}", "{\"value\":{\"long\":1.0}}", "{\"value\":{\"long\":\"1\"}}",
            "{\"value\":{\"long\":9223372036854775808}}", "{\"value\":{\"double\":\"1\"}}",
            "{\"value\":{\"double\":NaN}}", "{\"value\":{\"boolean\":1}}", "{\"value\":{\"text\":1}}",
            "{\"value\":{\"object\":1}}", "{\"value\":{\"list\":{}}}", "{\"value\":{\"null\":true}} {}",
            "{\"value\":{\"null\":true},\"value\":{\"null\":true}}", "{\"passed\":true}",
            "{\"value\":{\"tensor\":{\"dtype\":\"float16\",\"shape\":[]}}}",
            "{\"value\":{\"tensor\":{\"dtype\":\"FLOAT32\",\"shape\":[0]}}}",
            "{\"value\":{\"tensor\":{\"dtype\":\"float32\"}}}", "\u00ff\u00fe", "{\"value\":{\"text\":\"\ud800\"}"
    })
    void aHeaderThatIsNoneIsRefused(String header) {
        assertBroken(answer(1, 2, header, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"op\":\"eval\"}", "{\"op\":1}", "{\"op\":\"release\",\"handle\":\"3\"}",
            "{\"op\":\"invoke\",\"handle\":1,\"class\":\"A\",\"method\":\"m\",\"args\":[]}",
            "{\"op\":\"invoke\",\"handle\":null,\"class\":null,\"method\":\"m\",\"args\":[]}",
            "{\"op\":\"create\",\"class\":null,\"args\":[]}", "{\"op\":\"predict\",\"args\":[{\"long\":1}]}",
            "{\"op\":\"predict\",\"args\":[]}", "{\"op\":\"train\",\"seed\":1,\"options\":{\"a\":\"1\"}}",
            "{\"op\":\"train\",\"seed\":1,\"options\":[]}"
    })
    void aCallThatIsNoneIsRefused(String header) {
        assertBroken(answer(1, 1, header, 0));
    }

    @Test
    void listsAreBoundedInDepthAndLength() throws IOException {
        assertThat(read(answer(1, 2, "{\"value\":%s}".formatted(nested(4)), 0))).isNotNull();
        assertBroken(answer(1, 2, "{\"value\":%s}".formatted(nested(5)), 0));
        assertBroken(answer(1, 2, "{\"value\":%s}".formatted(nested(900)), 0));
        var nulls = String.join(",", Collections.nCopies(4096, "{\"null\":true}"));
        assertThat(read(answer(1, 2, "{\"value\":{\"list\":[" + nulls + "]}}", 0))).isNotNull();
        assertBroken(answer(1, 2, "{\"value\":{\"list\":[" + nulls + ",{\"null\":true}]}}", 0));
    }

    @Test
    void anErrorsValuesAreBounded() {
        var long201 = "x".repeat(201);
        assertBroken(answer(1, 3, "{\"key\":\"exception\",\"values\":{\"type\":\"" + long201 + "\"}}", 0));
        assertBroken(answer(1, 3, "{\"key\":\"exception\",\"values\":{\"a\":\"\",\"b\":\"\",\"c\":\"\",\"d\":\"\","
                + "\"e\":\"\",\"f\":\"\",\"g\":\"\",\"h\":\"\",\"i\":\"\"}}", 0));
        assertBroken(answer(1, 3, "{\"key\":\"exception\",\"values\":{\"line\":31}}", 0));
    }

    @Test
    void anEndBetweenFramesIsAnEndAndOneWithinIsBroken() {
        assertThatThrownBy(() -> read(new byte[0])).isInstanceOf(EOFException.class);
        var whole = answer(1, 2, "{\"value\":{\"null\":true}}", 0);
        for (int length = 1; length < whole.length; length++) {
            assertBroken(Arrays.copyOf(whole, length));
        }
    }

    @Test
    void slowBytesAreWaitedFor() throws IOException {
        var bytes = ByteBuffer.wrap(answer(5, 2, "{\"value\":{\"long\":3}}", 0));
        var slow = new ReadableByteChannel() {
            @Override
            public int read(ByteBuffer target) {
                if (!bytes.hasRemaining()) {
                    return -1;
                }
                target.put(bytes.get());
                return 1;
            }

            @Override
            public boolean isOpen() {
                return true;
            }

            @Override
            public void close() {
                // nothing is held
            }
        };
        assertThat(FrameCodec.read(slow)).isEqualTo(new Frame(5, new Header.Answer(new Value.Whole(3))));
    }

    private static String nested(int depth) {
        return "{\"list\":[".repeat(depth) + "]}".repeat(depth);
    }

    private static Value.Array array(Dtype dtype, long... shape) {
        var bytes = new byte[Shapes.bytes(dtype, shape)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (dtype == Dtype.BOOLEAN ? i % 2 : i);
        }
        return new Value.Array(dtype, shape, bytes);
    }

    private static byte[] answer(long id, int kind, String header, int raw) {
        return frame(id, kind, header.getBytes(StandardCharsets.UTF_8).length, header, raw);
    }

    private static byte[] frame(long id, int kind, int headerLength, String header, int raw) {
        var text = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(4 + 13 + text.length + raw).putInt(13 + text.length + raw).putLong(id)
                .put((byte) kind).putInt(headerLength).put(text).array();
    }

    private static void assertBroken(byte[] bytes) {
        assertThatThrownBy(() -> read(bytes)).isInstanceOf(BrokenGate.class);
    }

    private static Frame read(byte[] bytes) throws IOException {
        return FrameCodec.read(Channels.newChannel(new ByteArrayInputStream(bytes)));
    }

    private static Frame sentAndRead(Frame frame) throws IOException {
        var out = new ByteArrayOutputStream();
        FrameCodec.write(Channels.newChannel(out), frame);
        return read(out.toByteArray());
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }
}
