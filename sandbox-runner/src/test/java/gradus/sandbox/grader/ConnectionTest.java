package gradus.sandbox.grader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import gradus.grading.Rejected;
import gradus.sandbox.gate.Frame;
import gradus.sandbox.gate.FrameCodec;
import gradus.sandbox.gate.Header;
import gradus.sandbox.gate.Value;

/** What a process at the other end may answer that keeps to no rule. */
class ConnectionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Header.Call CALL = new Header.Create("Ride", List.of());

    @TempDir
    Path folder;

    private SocketChannel learner;
    private Connection connection;

    @BeforeEach
    void connect() throws IOException {
        var address = UnixDomainSocketAddress.of(folder.resolve("gate"));
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(address);
            learner = SocketChannel.open(address);
            connection = new Connection(server.accept(), new Watchdog());
        }
    }

    @AfterEach
    void close() throws IOException {
        connection.close();
        learner.close();
    }

    @Test
    void handlesThatGrowAreTaken() {
        answers(new Value.Reference(1), list(2, 5));
        assertThat(connection.call(CALL, PATIENCE)).isEqualTo(new Header.Answer(new Value.Reference(1)));
        assertThat(connection.call(CALL, PATIENCE)).isEqualTo(new Header.Answer(list(2, 5)));
        assertThat(connection.lost()).isNull();
    }

    @ParameterizedTest
    @CsvSource({ "0", "-1", "-9223372036854775808" })
    void aHandleThatIsNoneEndsTheConnection(long handle) {
        answers(new Value.Reference(handle));
        assertThatThrownBy(() -> connection.call(CALL, PATIENCE)).isInstanceOfSatisfying(Rejected.class,
                rejected -> assertThat(rejected.feedback().key()).isEqualTo("protocol"));
        assertThat(connection.lost()).isNotNull();
    }

    @Test
    void twoObjectsOfOneHandleEndTheConnection() {
        answers(list(3, 3));
        assertThatThrownBy(() -> connection.call(CALL, PATIENCE)).isInstanceOfSatisfying(Rejected.class,
                rejected -> assertThat(rejected.feedback().key()).isEqualTo("protocol"));
    }

    private static Value list(long... handles) {
        return new Value.Listing(Arrays.stream(handles).<Value> mapToObj(Value.Reference::new).toList());
    }

    /** One value for each call. */
    private void answers(Value... values) {
        Thread.ofVirtual().start(() -> {
            try {
                for (var value : values) {
                    var call = FrameCodec.read(learner);
                    FrameCodec.write(learner, new Frame(call.id(), new Header.Answer(value)));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
