package gradus.labs.runs.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import gradus.labs.wire.LearnerMessage;

class ArtifactShelfTest {

    private final ArtifactShelf shelf = new ArtifactShelf();

    static Stream<Arguments> claims() {
        return Stream.of(
                Arguments.of("theta", "float32", List.of(2L), 8, true),
                Arguments.of("scalar", "float64", List.of(), 8, true),
                Arguments.of("empty", "int64", List.of(0L, 5L), 0, true),
                Arguments.of("theta", "float32", List.of(3L), 8, false),
                Arguments.of("theta", "float16", List.of(4L), 8, false),
                Arguments.of("theta", "uint8", List.of(-8L, -1L), 8, false),
                Arguments.of("theta", "uint8", List.of(1L << 62, 4L), 0, false), // overflows
                Arguments.of("theta", "uint8", List.of(1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L), 1, false),
                Arguments.of("../theta", "uint8", List.of(1L), 1, false),
                Arguments.of("a".repeat(61), "uint8", List.of(1L), 1, false),
                Arguments.of("large", "uint8", List.of(262_145L), 262_145, false));
    }

    @ParameterizedTest
    @MethodSource("claims")
    void onlyATensorThatIsWhatItSaysIsKept(String name, String dtype, List<Long> shape, int bytes, boolean kept) {
        assertThat(shelf.keep(claim(name, dtype, shape, bytes))).isEqualTo(kept);
        assertThat(shelf.all()).hasSize(kept ? 1 : 0);
    }

    @Test
    void whatIsNoBase64IsNoTensor() {
        assertThat(shelf.keep(new LearnerMessage.Artifact("theta", "uint8", List.of(1L), "!!"))).isFalse();
    }

    @Test
    void togetherTheyMayHaveOneMebibyte() {
        for (int i = 0; i < 4; i++) {
            assertThat(shelf.keep(claim("a" + i, "uint8", List.of(262_144L), 262_144))).isTrue();
        }
        assertThat(shelf.keep(claim("b", "uint8", List.of(1L), 1))).isFalse();
        assertThat(shelf.keep(claim("a0", "uint8", List.of(1L), 1))).as("a smaller one of the same name").isTrue();
    }

    @Test
    void thereAreAtMostTwenty() {
        for (int i = 0; i < 25; i++) {
            assertThat(shelf.keep(claim("a" + i, "uint8", List.of(1L), 1))).isEqualTo(i < ArtifactShelf.MOST);
        }
    }

    /** The bytes that {@code numpy.save} writes for {@code numpy.array([1, 2], dtype=numpy.uint8)}. */
    @Test
    void isWrittenAsNumpyWritesIt() {
        var file = NumpyFile.of(new Artifact("a", "uint8", List.of(2L), new byte[] { 1, 2 }));
        assertThat(file).hasSize(130);
        assertThat(new String(file, 10, 118, StandardCharsets.US_ASCII))
                .startsWith("{'descr': '|u1', 'fortran_order': False, 'shape': (2,), }   ").endsWith(" \n");
        assertThat(file).startsWith(0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0).endsWith(1, 2);
    }

    @Test
    void aScalarHasAnEmptyShape() {
        var file = NumpyFile.of(new Artifact("a", "float64", List.of(), new byte[8]));
        assertThat(new String(file, StandardCharsets.ISO_8859_1)).contains("'shape': ()");
    }

    private static LearnerMessage.Artifact claim(String name, String dtype, List<Long> shape, int bytes) {
        return new LearnerMessage.Artifact(name, dtype, shape, Base64.getEncoder().encodeToString(new byte[bytes]));
    }
}
